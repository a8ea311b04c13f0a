import type { Json } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "./build-value.js";
import type { Demand, Reach } from "./demand.js";
import type { Listing } from "./list-schema.js";
import { createObserver } from "./observe.js";

/** A valid value and what it exercises. */
export interface CoveringValue {
  /** What it was built for: `least`, `full`, the name of an example, or the key of an item or place. */
  readonly label: string;
  readonly value: Json;
  readonly keys: ReadonlySet<string>;
}

/** An initial value of a set. */
export interface NamedValue {
  readonly label: string;
  readonly value: Json;
  /** An invalid value exercises nothing. */
  readonly isInvalid?: boolean;
}

/**
 * Values that together reach every item and place of a listing, as far as possible: first the named values, then the
 * smallest and the largest, then one for each that is still missing.
 */
export const coverListing = (
  reader: SchemaReader,
  conjunct: Conjunct,
  listing: Listing,
  path: string,
  named: readonly NamedValue[] = [],
): CoveringValue[] => {
  const covering: CoveringValue[] = [];
  const reached = new Set<string>();
  const texts = new Set<string>();
  const observe = createObserver(reader, conjunct, path);
  const take = (label: string, value: Json, keys: ReadonlySet<string>): void => {
    covering.push({ label, value, keys });
    texts.add(JSON.stringify(value));
    for (const key of keys) reached.add(key);
  };
  const add = (label: string, value: Json | undefined, isNeeded: (keys: Set<string>) => boolean): void => {
    if (value === undefined || texts.has(JSON.stringify(value))) return;
    const keys = observe(value);
    if (isNeeded(keys)) take(label, value, keys);
  };
  for (const { label, value, isInvalid = false } of named)
    take(label, value, isInvalid ? new Set() : observe(value));
  const isNew = (value: Json | undefined) => !covering.some((each) => isEqual(each.value, value));
  const least = buildValue(reader, conjunct);
  if (isNew(least)) add("least", least, () => true);
  const full = buildValue(reader, conjunct, { isFull: true });
  if (isNew(full)) add("full", full, () => true);
  const reach = (key: string, ways: readonly Reach[], demand: Demand) => {
    for (const way of ways) {
      if (reached.has(key)) return;
      add(key, buildValue(reader, conjunct, way(demand)), (keys) => keys.has(key));
    }
  };
  for (const place of listing.places) reach(place.key, place.reaches, {});
  for (const item of listing.items) reach(item.key, item.reaches, item.demand);
  return covering;
};
