/** Keywords that hold one schema. */
export const schemaKeywords = [
  "items",
  "additionalProperties",
  "not",
  "if",
  "then",
  "else",
  "contains",
  "propertyNames",
  "unevaluatedItems",
  "unevaluatedProperties",
  "contentSchema",
] as const;

/** Keywords that hold a list of schemas. */
export const schemaListKeywords = ["allOf", "anyOf", "oneOf", "prefixItems"] as const;

/** Keywords that hold schemas by name. */
export const schemaMapKeywords = [
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
] as const;

/** How each keyword holds its schemas. */
export const holdings: ReadonlyMap<string, "map" | "list" | "schema"> = new Map([
  ...schemaMapKeywords.map((keyword) => [keyword, "map"] as const),
  ...schemaListKeywords.map((keyword) => [keyword, "list"] as const),
  ...schemaKeywords.map((keyword) => [keyword, "schema"] as const),
]);
