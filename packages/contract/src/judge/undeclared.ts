import { isJsonObject, type Json } from "../document/json.js";
import { type Conjunct, distinct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/**
 * Paths of properties in a body that no schema declares. Schemas without any declared properties are free-form; their
 * contents are not checked.
 */
export const undeclaredNames = (
  reader: SchemaReader,
  conjunct: Conjunct,
  value: Json,
  path: string[] = [],
): string[][] => {
  const shapes = reader.shapes(conjunct);
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const items = shapes.flatMap(({ merged }) => merged.item(index));
      return undeclaredNames(reader, distinct(items), item, [...path, String(index)]);
    });
  }
  if (!isJsonObject(value)) return [];
  if (!shapes.some(({ parts }) => parts.some(({ schema }) => speaksOfNames(schema)))) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const conjuncts = shapes.map(({ merged }) => merged.property(name));
    const schemas = distinct(conjuncts.flatMap((conjunct) => conjunct ?? []));
    const inner = [...path, name];
    if (schemas.length > 0) return undeclaredNames(reader, schemas, each, inner);
    // What has to be there is declared, though nothing says what it is.
    if (shapes.some(({ merged }) => merged.required.includes(name))) return [];
    // If every shape is closed, the property is forbidden and already refused.
    return conjuncts.some((conjunct) => conjunct !== undefined) ? [inner] : [];
  });
};

const speaksOfNames = (schema: Readonly<Record<string, unknown>>): boolean =>
  ["properties", "patternProperties", "additionalProperties"].some(
    (keyword) => schema[keyword] !== undefined,
  );
