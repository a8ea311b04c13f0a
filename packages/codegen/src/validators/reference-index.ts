import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { childrenWithPointers } from "./schema-set.js";

/** A schema with an identifier of its own, or a whole document: what anchors and pointers count from. */
export interface Resource {
  readonly uri: string;
  readonly root: Target;
  readonly anchors: Map<string, Target>;
  /** The anchors of these that `$dynamicRef` may find elsewhere. */
  readonly dynamicAnchors: Map<string, Target>;
}

/** Where a reference leads. */
export interface Target {
  readonly schema: Json;
  /** The address of the schema, the same for each way to it. */
  readonly address: string;
}

/** What the references of documents lead to. */
export interface ReferenceIndex {
  /** The resource that a schema stands in. */
  readonly resourceOf: (schema: JsonObject) => Resource;
  /** What a reference in a schema leads to; undefined where it leads nowhere. */
  readonly resolve: (reference: string, from: JsonObject) => Target | undefined;
}

/** What is known so far. */
interface Known {
  readonly resources: Map<string, Resource>;
  /** The resource of each schema. */
  readonly owners: Map<JsonObject, Resource>;
}

/** Indexes documents by their URI. Schemas are found from the places that are given, and from there on. */
export const indexReferences = (
  documents: ReadonlyMap<string, Json>,
  places: readonly { readonly uri: string; readonly pointer: string }[],
): ReferenceIndex => {
  const known: Known = { resources: new Map(), owners: new Map() };
  for (const [uri, document] of documents) {
    addResource(known, uri, { schema: document, address: `${uri}#` });
  }
  for (const { uri, pointer } of places) {
    const resource = known.resources.get(uri);
    if (resource !== undefined) follow(known, resource, pointer);
  }
  const [first] = known.resources.values();
  if (first === undefined) throw new Error("There is no document to look for references in.");
  const resourceOf = (schema: JsonObject): Resource => known.owners.get(schema) ?? first;
  return {
    resourceOf,
    resolve: (reference, from) => {
      const uri = resolveUri(reference, resourceOf(from).uri);
      const resource = uri === undefined ? undefined : known.resources.get(withoutFragment(uri));
      if (uri === undefined || resource === undefined) return undefined;
      const fragment = uri.includes("#") ? uri.slice(uri.indexOf("#")) : "#";
      const isPointer = fragment === "#" || fragment.startsWith("#/");
      return isPointer ? follow(known, resource, fragment) : resource.anchors.get(fragment.slice(1));
    },
  };
};

const addResource = ({ resources }: Known, uri: string, root: Target): Resource => {
  const resource = { uri, root, anchors: new Map(), dynamicAnchors: new Map() };
  resources.set(uri, resource);
  return resource;
};

/** Notes what a schema, and each inside it, is called. */
const walk = (known: Known, target: Target, outer: Resource): void => {
  const { schema, address } = target;
  if (!isObject(schema) || known.owners.has(schema)) return;
  const id = textOf(schema.$id);
  const uri = id === undefined ? undefined : resolveUri(id, outer.uri);
  const resource = uri === undefined ? outer : addResource(known, withoutFragment(uri), target);
  known.owners.set(schema, resource);
  const [anchor, dynamicAnchor] = [textOf(schema.$anchor), textOf(schema.$dynamicAnchor)];
  if (anchor !== undefined) resource.anchors.set(anchor, target);
  if (dynamicAnchor !== undefined) {
    resource.anchors.set(dynamicAnchor, target);
    resource.dynamicAnchors.set(dynamicAnchor, target);
  }
  for (const [pointer, child] of childrenWithPointers(schema)) {
    walk(known, { schema: child, address: `${address}${pointer}` }, resource);
  }
};

/** Goes from a resource's root to what a pointer names, through whatever lies between. */
const follow = (known: Known, resource: Resource, pointer: string): Target | undefined => {
  let value: Json | undefined = resource.root.schema;
  let owner = resource;
  for (const segment of splitPointer(pointer)) {
    if (isObject(value)) owner = known.owners.get(value) ?? owner;
    value = memberOf(value, segment);
  }
  if (value === undefined) return undefined;
  const target = { schema: value, address: joinPointer(resource.root.address, ...splitPointer(pointer)) };
  walk(known, target, owner);
  return target;
};

const memberOf = (value: Json | undefined, segment: string): Json | undefined => {
  if (isList(value)) return value[Number(segment)];
  return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
};

const withoutFragment = (uri: string): string => uri.replace(/#.*$/s, "");

const resolveUri = (reference: string, base: string): string | undefined => {
  if (reference.startsWith("#")) return withoutFragment(base) + reference;
  return URL.canParse(reference, base) ? new URL(reference, base).href : undefined;
};
