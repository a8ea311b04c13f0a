import { isJsonObject, type Json } from "../document/json.js";
import { atPointer } from "../document/pointer.js";
import { isSchema, type LocatedSchema } from "../document/subschemas.js";
import type { Conjunct, LocatedKeywords } from "../schema/conjunct.js";
import { child, itemSchema, propertySchemas } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { listed } from "../schema/shapes.js";
import { itemsOf } from "./items.js";

/** The keys of every item and place (see `listSchema`) that a valid value exercises. */
export const observeValue = (
  reader: SchemaReader,
  conjunct: Conjunct,
  value: Json,
  path: string,
): Set<string> => {
  const seen = new Set<string>();
  for (const located of conjunct) visit(reader, located, value, path, seen, 0);
  return seen;
};

const visit = (
  reader: SchemaReader,
  located: LocatedSchema,
  value: Json,
  path: string,
  seen: Set<string>,
  depth: number,
): void => {
  const { pointer, schema } = located;
  if (typeof schema === "boolean" || depth > 64) return;
  const own: LocatedKeywords = { pointer, schema };
  for (const item of itemsOf(own, path)) if (item.isMetBy(value)) seen.add(item.key);
  const again = (inner: LocatedSchema) => visit(reader, inner, value, path, seen, depth + 1);
  const takes = (branch: LocatedSchema) =>
    branch.schema === true || reader.compiler.compile(branch.pointer)(value) === true;
  const take = (branch: LocatedSchema) => {
    seen.add(`${path} branch @${branch.pointer}`);
    again(branch);
  };
  if (typeof schema.$ref === "string") {
    const target = atPointer(reader.document, schema.$ref);
    if (isSchema(target)) again({ pointer: schema.$ref, schema: target });
  }
  for (const each of listed(pointer, schema, "allOf")) again(each);
  for (const keyword of ["oneOf", "anyOf"])
    for (const each of listed(pointer, schema, keyword)) if (takes(each)) take(each);
  const [condition] = child(own, "if");
  if (condition) {
    const holds = takes(condition);
    if (holds) take(condition);
    for (const each of child(own, holds ? "then" : "else")) take(each);
  }
  visitInside(reader, own, value, path, seen, depth);
};

const visitInside = (
  reader: SchemaReader,
  own: LocatedKeywords,
  value: Json,
  path: string,
  seen: Set<string>,
  depth: number,
): void => {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      for (const each of itemSchema(own, index)) visit(reader, each, item, `${path}/*`, seen, depth + 1);
    });
    return;
  }
  if (!isJsonObject(value)) return;
  const named = isJsonObject(own.schema.properties) ? own.schema.properties : {};
  for (const [name, inner] of Object.entries(value)) {
    const isNamed = Object.hasOwn(named, name);
    const shown = `${path}/${isNamed ? name : "*"}`;
    if (isNamed) seen.add(`property ${shown}`);
    for (const each of propertySchemas(own, name)) visit(reader, each, inner, shown, seen, depth + 1);
  }
};
