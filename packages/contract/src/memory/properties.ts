import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/** The declared properties of an object in any of its shapes, each with the first schema that constrains it. */
export const propertiesOf = (reader: SchemaReader, conjunct: Conjunct): ReadonlyMap<string, Conjunct> => {
  const found = new Map<string, Conjunct>();
  for (const { merged } of reader.shapes(conjunct)) {
    if (!merged.types.includes("object")) continue;
    for (const name of merged.propertyNames) {
      const known = found.get(name);
      if (known === undefined || known.length === 0) found.set(name, merged.property(name) ?? []);
    }
  }
  return found;
};

/** The schemas of a list's items; undefined if the value is not a list. */
export const itemsOf = (reader: SchemaReader, conjunct: Conjunct): Conjunct | undefined =>
  reader
    .shapes(conjunct)
    .filter(({ merged }) => merged.types.includes("array"))
    .map(({ merged }) => merged.item(0))
    .find((items) => items.length > 0);
