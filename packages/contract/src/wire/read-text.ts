import type { Json } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import { impliedType, type JsonType } from "../schema/json-type.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/** The types that a schema allows, as far as parsing a string depends on them. */
export const admittedTypes = (reader: SchemaReader, conjunct: Conjunct): Set<JsonType> => {
  const types = reader.shapes(conjunct).flatMap(({ merged, parts }): readonly JsonType[] => {
    // Nearly every type is allowed, so the other keywords decide; a string is what is sent anyway.
    if (merged.types.length < 6) return merged.types;
    return parts.map(({ schema }) => impliedType(schema) ?? "string");
  });
  return new Set(types);
};

/** Parses a string as one of the allowed scalar types. */
export const readScalar = (text: string, types: ReadonlySet<JsonType>): Json => {
  if ((types.has("integer") || types.has("number")) && /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text))
    return Number(text);
  if (types.has("boolean") && (text === "true" || text === "false")) return text === "true";
  if (types.has("null") && !types.has("string") && (text === "" || text === "null")) return null;
  return text;
};

/** Parses the items of a list. */
export const readItems = (reader: SchemaReader, conjunct: Conjunct, texts: readonly string[]): Json[] => {
  const merged = reader.shapes(conjunct).find((shape) => shape.merged.types.includes("array"))?.merged;
  return texts.map((text, index) => readInner(reader, merged?.item(index) ?? [], text));
};

/** Parses the properties of an object. */
export const readPairs = (
  reader: SchemaReader,
  conjunct: Conjunct,
  pairs: readonly [string, string][],
): Json => {
  const merged = reader.shapes(conjunct).find((shape) => shape.merged.types.includes("object"))?.merged;
  return Object.fromEntries(
    pairs.map(([name, text]) => [name, readInner(reader, merged?.property(name) ?? [], text)]),
  );
};

// A nested list or object has no form of its own; it is sent as JSON.
const readInner = (reader: SchemaReader, conjunct: Conjunct, text: string): Json => {
  const types = admittedTypes(reader, conjunct);
  const isCompound = types.has("array") || types.has("object");
  return isCompound && !types.has("string") ? parseJson(text) : readScalar(text, types);
};

/** Parses JSON; an invalid string is kept, and only a schema that allows strings accepts it. */
export const parseJson = (text: string): Json => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
};
