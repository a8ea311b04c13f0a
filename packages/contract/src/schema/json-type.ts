import { isJsonObject, type Json, type JsonObject } from "../document/json.js";

/** The types that JSON Schema knows. */
export type JsonType = "string" | "integer" | "number" | "boolean" | "object" | "array" | "null";

/** All types, in the order of preference if several are allowed. */
export const jsonTypes: readonly JsonType[] = [
  "string",
  "integer",
  "number",
  "boolean",
  "object",
  "array",
  "null",
];

const typeKeywords: readonly (readonly [JsonType, readonly string[]])[] = [
  [
    "object",
    ["properties", "required", "additionalProperties", "minProperties", "maxProperties", "patternProperties"],
  ],
  ["array", ["items", "prefixItems", "minItems", "maxItems", "uniqueItems"]],
  ["string", ["pattern", "minLength", "maxLength"]],
  ["number", ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]],
];

/** The types that a schema allows by its `type`; all if it has none. */
export const typesOf = (schema: JsonObject): readonly JsonType[] => {
  const written = Array.isArray(schema.type) ? schema.type : [schema.type];
  const named = jsonTypes.filter((type) => written.includes(type));
  if (named.length > 0) return named;
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const];
  if (values.length > 0) return jsonTypes.filter((type) => values.some((value) => isOfType(value, type)));
  return jsonTypes;
};

/** The most likely type of a schema without `type`, judging by its other keywords. */
export const impliedType = (schema: JsonObject): JsonType | undefined =>
  typeKeywords.find(([, keywords]) => keywords.some((keyword) => schema[keyword] !== undefined))?.[0];

/** True if a value has a type in terms of JSON Schema: 1.0 is an integer, and every integer is a number. */
export const isOfType = (value: Json, type: JsonType): boolean => {
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return isJsonObject(value);
  if (type === "integer") return Number.isInteger(value);
  return typeof value === type;
};

/** The narrowest type of a value. */
export const typeOf = (value: Json): JsonType => jsonTypes.find((type) => isOfType(value, type)) ?? "null";
