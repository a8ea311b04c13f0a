import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";

/** A JSON Schema: an object of keywords, true (anything) or false (nothing). */
export type Schema = boolean | JsonObject;

/** A schema and its pointer in the document. */
export interface LocatedSchema {
  readonly pointer: string;
  readonly schema: Schema;
}

const single = [
  "additionalItems",
  "additionalProperties",
  "contains",
  "contentSchema",
  "else",
  "if",
  "items",
  "not",
  "propertyNames",
  "then",
  "unevaluatedItems",
  "unevaluatedProperties",
];
const lists = ["allOf", "anyOf", "oneOf", "prefixItems"];
const maps = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

/** True if a value can be a schema. */
export const isSchema = (value: Json | undefined): value is Schema =>
  typeof value === "boolean" || isJsonObject(value);

/** The schemas directly inside a schema; references are not followed. */
export const subschemas = ({ pointer, schema }: LocatedSchema): LocatedSchema[] => {
  if (typeof schema === "boolean") return [];
  const found: LocatedSchema[] = [];
  const add = (value: Json | undefined, ...steps: (string | number)[]) => {
    if (isSchema(value)) found.push({ pointer: joinPointer(pointer, ...steps), schema: value });
  };
  for (const keyword of single) add(schema[keyword], keyword);
  for (const keyword of lists) {
    const list = schema[keyword];
    if (Array.isArray(list)) list.forEach((each, index) => void add(each, keyword, index));
  }
  for (const keyword of maps) {
    const map = schema[keyword];
    if (isJsonObject(map)) for (const [name, each] of Object.entries(map)) add(each, keyword, name);
  }
  return found;
};

/** A schema and all schemas inside it. */
export function* withSubschemas(root: LocatedSchema): Generator<LocatedSchema> {
  yield root;
  for (const inner of subschemas(root)) yield* withSubschemas(inner);
}
