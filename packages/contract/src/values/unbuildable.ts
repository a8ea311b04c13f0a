import { type Conjunct, conjunctKey } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "./build-value.js";

/** The innermost schema for which no value was found; undefined if there is a value for the whole. */
export const unbuildableAt = (
  reader: SchemaReader,
  conjunct: Conjunct,
  around: readonly string[] = [],
): string | undefined => {
  const key = conjunctKey(conjunct);
  if (around.includes(key) || buildValue(reader, conjunct) !== undefined) return undefined;
  for (const { merged } of reader.shapes(conjunct)) {
    const inner = merged.required.map((name) => merged.property(name));
    for (const each of [...inner, (merged.limit("minItems") ?? 0) > 0 ? merged.item(0) : undefined]) {
      const found = each && each.length > 0 ? unbuildableAt(reader, each, [...around, key]) : undefined;
      if (found !== undefined) return found;
    }
  }
  return conjunct[0]?.pointer;
};
