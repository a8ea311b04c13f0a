import { type JsonObject, listOf } from "@provider-clients/openapi";
import type { LowerRule } from "./lower-rule.js";

/** Keywords that say nothing of the value; beside a `$ref` they change no type. */
const SILENT = [
  "$ref",
  "title",
  "description",
  "deprecated",
  "default",
  "example",
  "examples",
  "readOnly",
  "writeOnly",
];

/** Beside a `$ref`, 3.1 lets further keywords count; openapi-typescript drops them. */
export const lowerReference: LowerRule = (schema, { document }, again) => {
  if (schema.$ref === undefined) return undefined;
  const speaking = Object.keys(schema).filter((key) => !SILENT.includes(key) && !key.startsWith("x-"));
  const isOld = String(document.openapi).startsWith("3.0");
  if (speaking.length === 0 || isOld) return schema;
  const { $ref, ...rest } = schema;
  return again({ ...rest, allOf: [{ $ref } as JsonObject, ...listOf(schema.allOf)] });
};
