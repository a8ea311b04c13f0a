import { isJsonObject, type Json } from "../document/json.js";
import { atPointer } from "../document/pointer.js";
import { isSchema, type LocatedSchema } from "../document/subschemas.js";
import type { Conjunct, LocatedKeywords } from "../schema/conjunct.js";
import { child, itemSchema, propertySchemas } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { listed } from "../schema/shapes.js";
import { itemsOf, type SchemaItem } from "./items.js";

/** The keys of every item and place (see `listSchema`) that a valid value exercises. */
export type Observe = (value: Json) => Set<string>;

/** Creates the observer of the values of a conjunct; the items of each schema are made once for all of them. */
export const createObserver = (reader: SchemaReader, conjunct: Conjunct, path: string): Observe => {
  const known = new Map<string, readonly SchemaItem[]>();
  const itemsAt = (own: LocatedKeywords, at: string) => {
    const key = `${at} @${own.pointer}`;
    const found = known.get(key) ?? itemsOf(own, at);
    known.set(key, found);
    return found;
  };
  return (value) => {
    const visiting: Visit = { reader, itemsAt, seen: new Set() };
    for (const located of conjunct) visit(visiting, located, value, path, 0);
    return visiting.seen;
  };
};

interface Visit {
  readonly reader: SchemaReader;
  readonly itemsAt: (own: LocatedKeywords, path: string) => readonly SchemaItem[];
  readonly seen: Set<string>;
}

const visit = (visiting: Visit, located: LocatedSchema, value: Json, path: string, depth: number): void => {
  const { reader, itemsAt, seen } = visiting;
  const { pointer, schema } = located;
  if (typeof schema === "boolean" || depth > 64) return;
  const own: LocatedKeywords = { pointer, schema };
  for (const item of itemsAt(own, path)) if (item.isMetBy(value)) seen.add(item.key);
  const again = (inner: LocatedSchema) => visit(visiting, inner, value, path, depth + 1);
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
  visitInside(visiting, own, value, path, depth);
};

const visitInside = (
  visiting: Visit,
  own: LocatedKeywords,
  value: Json,
  path: string,
  depth: number,
): void => {
  if (Array.isArray(value)) {
    value.forEach((item, index) => {
      for (const each of itemSchema(own, index)) visit(visiting, each, item, `${path}/*`, depth + 1);
    });
    return;
  }
  if (!isJsonObject(value)) return;
  const named = isJsonObject(own.schema.properties) ? own.schema.properties : {};
  for (const [name, inner] of Object.entries(value)) {
    const isNamed = Object.hasOwn(named, name);
    const shown = `${path}/${isNamed ? name : "*"}`;
    if (isNamed) visiting.seen.add(`property ${shown}`);
    for (const each of propertySchemas(own, name)) visit(visiting, each, inner, shown, depth + 1);
  }
};
