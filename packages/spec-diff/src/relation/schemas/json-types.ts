import type { Json } from "@provider-clients/openapi";

/** The types of JSON Schema; `integer` is a number that is whole. */
export const jsonTypes = ["string", "number", "boolean", "array", "object", "null"] as const;

/** One of {@link jsonTypes}. */
export type JsonType = (typeof jsonTypes)[number];

/** The type of a value. */
export const typeOfValue = (value: Json): JsonType => {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as JsonType;
};
