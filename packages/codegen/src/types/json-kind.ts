import { isList, type Json } from "@provider-clients/openapi";

/** The kinds of JSON values; in TypeScript, `integer` is `number`. */
export const jsonKinds = ["string", "number", "boolean", "null", "array", "object"] as const;

export type JsonKind = (typeof jsonKinds)[number];

export const allKinds: ReadonlySet<JsonKind> = new Set(jsonKinds);

/** The kind of a value. */
export const kindOf = (value: Json): JsonKind => {
  if (value === null) return "null";
  if (isList(value)) return "array";
  return typeof value as JsonKind;
};

/** The kinds in `type`; undefined if it names no valid one. */
export const namedKinds = (type: Json | undefined): ReadonlySet<JsonKind> | undefined => {
  if (type === undefined) return undefined;
  const names = (isList(type) ? type : [type]).map((name) => (name === "integer" ? "number" : name));
  const kinds = jsonKinds.filter((kind) => names.includes(kind));
  return kinds.length === 0 ? undefined : new Set(kinds);
};
