import {
  entriesOf,
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
} from "@provider-clients/openapi";

/** Schemas of JSON Schema 2020-12 whose only references are `#/$defs/<name>` to each other. */
export interface SchemaSet {
  /** The schemas to create validators for, by the name of the check. */
  readonly roots: ReadonlyMap<string, Json>;
  /** The schemas that they refer to, by name. */
  readonly definitions: ReadonlyMap<string, Json>;
}

/** The definition name in a reference. */
export const nameOfReference = (reference: string): string =>
  decodeURIComponent(reference.replace(/^#\/\$defs\//, ""))
    .replaceAll("~1", "/")
    .replaceAll("~0", "~");

/** The reference to a definition of a set. */
export const referenceTo = (name: string): string =>
  `#/$defs/${encodeURIComponent(name.replaceAll("~", "~0").replaceAll("/", "~1"))}`;

const single = [
  "not",
  "if",
  "then",
  "else",
  "contains",
  "items",
  "additionalProperties",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["properties", "patternProperties", "dependentSchemas"];

/** Keywords whose schemas apply to the value itself, not to a part of it. */
const inPlace = new Set(["allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"]);

/** The schemas directly inside a schema, with their keywords; without those that do not affect validation. */
const childrenOf = (schema: JsonObject): readonly (readonly [keyword: string, child: Json])[] => [
  ...single.flatMap((keyword) =>
    schema[keyword] === undefined ? [] : [[keyword, schema[keyword]] as const],
  ),
  ...lists.flatMap((keyword) => {
    const held = schema[keyword];
    return (isList(held) ? held : []).map((child) => [keyword, child] as const);
  }),
  ...maps.flatMap((keyword) => entriesOf(schema[keyword]).map(([, child]) => [keyword, child] as const)),
];

/** The names of the definitions that a schema references for the value itself. */
export const referencesInPlace = (schema: Json): readonly string[] => {
  if (!isObject(schema)) return [];
  return [
    ...(typeof schema.$ref === "string" ? [nameOfReference(schema.$ref)] : []),
    ...childrenOf(schema).flatMap(([keyword, child]) =>
      inPlace.has(keyword) ? referencesInPlace(child) : [],
    ),
  ];
};

/** The names of all definitions that a schema references. */
export const allReferences = (schema: Json): readonly string[] =>
  allWithin(schema).flatMap(({ $ref }) => (typeof $ref === "string" ? [nameOfReference($ref)] : []));

/** A schema and all mapping-valued schemas inside it. */
export const allWithin = (schema: Json): readonly JsonObject[] =>
  isObject(schema) ? [schema, ...childrenOf(schema).flatMap(([, child]) => allWithin(child))] : [];

/** Replaces each schema directly inside a schema, except its definitions. */
export const mapChildren = (
  schema: JsonObject,
  replace: (child: Json, keyword: string) => Json,
): JsonObject =>
  Object.fromEntries(
    entriesOf(schema).map(([keyword, held]) => {
      const replaceChild = (child: Json): Json => replace(child, keyword);
      if (single.includes(keyword)) return [keyword, replaceChild(held)];
      if (lists.includes(keyword) && isList(held)) return [keyword, held.map(replaceChild)];
      if (!maps.includes(keyword) || !isObject(held)) return [keyword, held];
      return [
        keyword,
        Object.fromEntries(entriesOf(held).map(([name, child]) => [name, replaceChild(child)])),
      ];
    }),
  );

/** The schemas directly inside a schema, including definitions, each with its pointer. */
export const childrenWithPointers = (
  schema: JsonObject,
): readonly (readonly [pointer: string, child: Json])[] =>
  entriesOf(schema).flatMap(([keyword, held]): (readonly [string, Json])[] => {
    const place = joinPointer("", keyword);
    if (single.includes(keyword)) return [[place, held]];
    if (lists.includes(keyword) && isList(held))
      return held.map((child, index) => [joinPointer(place, index), child]);
    if (![...maps, "$defs", "definitions"].includes(keyword)) return [];
    return entriesOf(held).map(([name, child]) => [joinPointer(place, name), child]);
  });
