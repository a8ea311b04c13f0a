import { isJsonObject, type Json } from "../document/json.js";
import { valueAt } from "../document/pointer.js";
import { type Conjunct, distinct } from "./conjunct.js";
import type { SchemaReader } from "./schema-reader.js";

/**
 * Where a value contains properties that only the other direction has: `writeOnly` ones in an answer, `readOnly` ones in
 * a request. Each place is a list of keys.
 */
export const hiddenPlaces = (
  reader: SchemaReader,
  conjunct: Conjunct,
  value: Json,
  path: readonly string[] = [],
): (readonly string[])[] => {
  const shapes = reader.shapes(conjunct);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const items = shapes.flatMap(({ merged }) => merged.item(index));
      return hiddenPlaces(reader, distinct(items), item, [...path, String(index)]);
    });
  }
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const inner = [...path, name];
    const schemas = distinct(shapes.flatMap(({ merged }) => merged.property(name) ?? []));
    if (schemas.some(({ pointer }) => reader.isHidden(pointer))) return [inner];
    return hiddenPlaces(reader, schemas, each, inner);
  });
};

/** The value without what stands at the given places. */
export const withoutPlaces = (value: Json, places: readonly (readonly string[])[]): Json => {
  const copy = structuredClone(value);
  for (const place of places) {
    const name = place.at(-1) ?? "";
    const holder = valueAt(copy, place.slice(0, -1));
    if (isJsonObject(holder)) delete holder[name];
  }
  return copy;
};
