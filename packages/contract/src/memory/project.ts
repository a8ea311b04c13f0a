import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { ReadShape, SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { itemsOf } from "./properties.js";

/**
 * The part of a value that a schema has properties for, and the properties that the schema requires.
 *
 * @returns undefined if the schema has no place for it.
 */
export const project = (reader: SchemaReader, conjunct: Conjunct, value: Json): Json | undefined => {
  const isValid = (candidate: Json) =>
    conjunct.every(({ pointer, schema }) => schema === true || reader.compiler.compile(pointer)(candidate));
  if (Array.isArray(value)) {
    const items = itemsOf(reader, conjunct) ?? [];
    const list = value.flatMap((item) => project(reader, items, item) ?? []);
    return isValid(list) ? list : undefined;
  }
  if (!isJsonObject(value)) return isValid(value) ? value : undefined;
  const objects = reader
    .shapes(conjunct)
    .filter(({ merged }) => merged.types.includes("object"))
    .map((shape) => projectObject(reader, shape, value))
    .filter(({ object }) => isValid(object));
  // The shape that shows the most of it.
  return objects.sort((one, other) => other.kept - one.kept)[0]?.object;
};

const projectObject = (
  reader: SchemaReader,
  { merged, parts }: ReadShape,
  value: JsonObject,
): { readonly object: JsonObject; readonly kept: number } => {
  const object: JsonObject = {};
  const isFree = merged.propertyNames.length === 0 || parts.some(({ schema }) => speaksOfOthers(schema));
  for (const [name, inner] of Object.entries(value)) {
    const conjunct = isFree || merged.propertyNames.includes(name) ? merged.property(name) : undefined;
    const shown = conjunct && project(reader, conjunct, inner);
    if (shown !== undefined) object[name] = shown;
  }
  const kept = Object.keys(object).length;
  for (const name of merged.required) {
    const conjunct = Object.hasOwn(object, name) ? undefined : merged.property(name);
    const made = conjunct && buildValue(reader, conjunct);
    if (made !== undefined) object[name] = made;
  }
  return { object, kept };
};

const speaksOfOthers = ({ additionalProperties, patternProperties }: JsonObject): boolean =>
  additionalProperties === true || isJsonObject(additionalProperties) || patternProperties !== undefined;
