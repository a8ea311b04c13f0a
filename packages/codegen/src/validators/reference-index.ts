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

/** A schema with its own identifier, or a whole document: the base for anchors and pointers. */
export interface Resource {
  readonly uri: string;
  readonly root: Target;
  readonly anchors: Map<string, Target>;
  /** Those anchors that `$dynamicRef` may override from elsewhere. */
  readonly dynamicAnchors: Map<string, Target>;
}

/** The target of a reference. */
export interface Target {
  readonly schema: Json;
  /** The address of the schema, the same for every reference to it. */
  readonly address: string;
}

/** Resolves the references of documents. */
export interface ReferenceIndex {
  /** The resource that contains a schema. */
  readonly resourceOf: (schema: JsonObject) => Resource;
  /** The target of a reference in a schema; undefined if it cannot be resolved. */
  readonly resolve: (reference: string, from: JsonObject) => Target | undefined;
}

/** The index so far. */
interface Known {
  readonly resources: Map<string, Resource>;
  /** The resource of each schema. */
  readonly owners: Map<JsonObject, Resource>;
}

/** Indexes documents by URI. Searches for schemas from the given places. */
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

/** Records the identifiers and anchors of a schema and of each schema inside it. */
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

/** Resolves a pointer from a resource's root, through any values on the way. */
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
