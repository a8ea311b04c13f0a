/** Any value that a YAML or JSON document can hold. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

/** A mapping of a document; an absent key reads as `undefined`. */
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** True for a mapping, false for a list or a scalar. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** True for a list. */
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The value if it is a mapping, otherwise an empty one; saves callers a branch. */
export const objectOf = (value: Json | undefined): JsonObject => (isObject(value) ? value : {});

/** The value if it is a list, otherwise an empty one. */
export const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);

/** The value if it is a string. */
export const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" ? value : undefined;

/** The entries whose value is present. */
export const entriesOf = (value: Json | undefined): readonly (readonly [string, Json])[] =>
  Object.entries(objectOf(value)).filter((entry): entry is [string, Json] => entry[1] !== undefined);
