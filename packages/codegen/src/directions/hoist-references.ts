import {
  eachSchema,
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  resolvePointer,
  schemaRoots,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { freeName, pascalCase } from "../names.js";
import { mapSchemaRoots, mapSubschemas } from "./map-schemas.js";

/** A document whose references all point to components, and the original places of those that were moved. */
export interface HoistedDocument {
  readonly document: JsonObject;
  /** The pointer in the original document, by the component's name. */
  readonly origins: ReadonlyMap<string, string>;
}

/**
 * Turns the target of every `$ref` into a component. Any JSON pointer is a valid reference (RFC 6901), and a named
 * schema is easier to read, can be shared and can be recursive.
 */
export const hoistReferences = (document: JsonObject): HoistedDocument => {
  const targets = targetsIn(document);
  if (targets.size === 0) return { document, origins: new Map() };
  const components = objectOf(document.components);
  const taken = new Set(Object.keys(objectOf(components.schemas)));
  const names = new Map<string, string>();
  for (const pointer of targets.keys()) {
    const name = freeName(nameOf(pointer), "", (wish) => taken.has(wish));
    taken.add(name);
    names.set(pointer, name);
  }
  const added = [...targets].map(([pointer, schema]) => [names.get(pointer) ?? "", schema] as const);
  const schemas = { ...objectOf(components.schemas), ...Object.fromEntries(added) };
  const whole = { ...document, components: { ...components, schemas } };
  return {
    document: mapSchemaRoots(whole, (schema, pointer) => rename(schema, pointer, names)),
    origins: new Map([...names].map(([pointer, name]) => [name, pointer])),
  };
};

/** Every schema that is the target of a reference but not a component, by its pointer. */
const targetsIn = (document: JsonObject): ReadonlyMap<string, Json> => {
  const targets = new Map<string, Json>();
  const pending = schemaRoots(document).map(({ schema }) => schema);
  const find = (reference: Json | undefined): void => {
    const pointer = deepPointer(reference);
    if (pointer === undefined || targets.has(pointer)) return;
    const target = resolvePointer(document, pointer);
    if (target === undefined || (typeof target !== "boolean" && !isObject(target))) return;
    targets.set(pointer, target);
    pending.push(target);
  };
  for (let schema = pending.pop(); schema !== undefined; schema = pending.pop()) {
    eachSchema(schema, ({ $ref, discriminator }) => {
      find($ref);
      for (const [, target] of entriesOf(objectOf(discriminator).mapping)) find(target);
    });
  }
  return targets;
};

/** The pointer of a reference whose target is not a component in `schemas`. */
const deepPointer = (reference: Json | undefined): string | undefined => {
  const text = textOf(reference);
  if (text?.startsWith("#/") !== true) return undefined;
  const segments = splitPointer(text);
  const isComponent = segments.length === 3 && segments[0] === "components" && segments[1] === "schemas";
  return isComponent ? undefined : joinPointer("#", ...segments);
};

/** Pointer segments that contribute nothing to the name of a schema. */
const positions = new Set(
  (
    "components schemas paths webhooks parameters requestBody requestBodies responses headers content schema " +
    "properties patternProperties $defs definitions allOf anyOf oneOf prefixItems application/json"
  ).split(" "),
);

/** `#/components/schemas/Person/$defs/Place` → `PersonPlace`. */
const nameOf = (pointer: string): string => {
  const words = splitPointer(pointer).filter((segment) => !positions.has(segment));
  return pascalCase(words.join(" "));
};

const rename = (schema: Json, pointer: string, names: ReadonlyMap<string, string>): Json => {
  if (!isObject(schema)) return schema;
  const mapped = mapSubschemas({ schema, pointer }, (child) => rename(child.schema, child.pointer, names));
  const renamed = (reference: Json): Json => {
    const name = names.get(deepPointer(reference) ?? "");
    return name === undefined ? reference : joinPointer("#/components/schemas", name);
  };
  const { $ref, discriminator } = mapped;
  const mapping = entriesOf(objectOf(discriminator).mapping).map(([tag, to]) => [tag, renamed(to)] as const);
  return {
    ...mapped,
    ...($ref === undefined ? {} : { $ref: renamed($ref) }),
    ...(mapping.length === 0
      ? {}
      : { discriminator: { ...objectOf(discriminator), mapping: Object.fromEntries(mapping) } }),
  };
};
