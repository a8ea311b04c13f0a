import { isJsonObject, type Json } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";

/**
 * A value without what is personal in it. What a schema declares and does not mark `x-sensitive` stays; everything else
 * is masked: of the same form, so that it is judged as the value itself would be. What was valid stays valid.
 */
export const maskValue = (reader: SchemaReader, conjunct: Conjunct, value: Json): Json => {
  const shapes = reader.shapes(conjunct);
  const isSensitive = shapes.some(({ parts }) => parts.some(({ schema }) => schema["x-sensitive"] === true));
  if (isSensitive) return maskWhole(reader, conjunct, value);
  if (Array.isArray(value)) {
    const items = shapes.flatMap(({ merged }) => merged.item(0));
    return value.map((item) => maskValue(reader, distinct(items), item));
  }
  if (!isJsonObject(value)) return shapes.some(({ parts }) => parts.length > 0) ? value : formOf(value);
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => {
      const schemas = distinct(shapes.flatMap(({ merged }) => merged.property(name) ?? []));
      return [name, schemas.length === 0 ? formOf(inner) : maskValue(reader, schemas, inner)];
    }),
  );
};

/** A value of which nothing may be seen, masked. */
export const maskWhole = (reader: SchemaReader, conjunct: Conjunct, value: Json): Json => {
  const isValid = (candidate: Json) =>
    conjunct.every(({ pointer, schema }) => schema === true || reader.compiler.compile(pointer)(candidate));
  const masked = formOf(value);
  if (!isValid(value) || isValid(masked)) return masked;
  return buildValue(reader, conjunct) ?? masked;
};

/** Letters become x and digits 0; what tells the form of a value stays: its type, its length, its punctuation. */
export const formOf = (value: Json): Json => {
  if (typeof value === "string") return value.replace(/\p{L}/gu, "x").replace(/\p{N}/gu, "0");
  if (typeof value === "number") return Number.isInteger(value) ? 0 : 0.5;
  if (typeof value === "boolean") return false;
  if (Array.isArray(value)) return value.map(formOf);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, formOf(inner)]));
};

const distinct = (conjunct: Conjunct): Conjunct => [
  ...new Map(conjunct.map((located) => [located.pointer, located])).values(),
];
