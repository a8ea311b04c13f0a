import type { Json } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import { isEqual, type Merged } from "../schema/merged.js";

/** How many items a list should have. */
export interface ListSize {
  readonly least: number;
  /** Undefined if there may be as many as `contains` needs. */
  readonly most: number | undefined;
}

/** How the items of a list are made and checked. */
export interface ItemMaker {
  /** Makes an item for an index; undefined if there is none that is wanted. */
  make(index: number, conjunct: Conjunct, isWanted: (value: Json) => boolean): Json | undefined;
  /** True if a value satisfies the schema at a pointer. */
  holds(pointer: string, value: Json): boolean;
}

/**
 * Candidates for the items of a list, with as many that satisfy each `contains` as it needs: first an item of its own
 * for each `contains`, then items that satisfy several, because the list may be too short.
 */
export function* buildItems(merged: Merged, size: ListSize, maker: ItemMaker): Generator<Json[]> {
  const { contained } = merged;
  const own = contained.flatMap(({ least, located }) => Array.from({ length: least }, () => [located]));
  const deepest = Math.max(0, ...contained.map(({ least }) => least));
  const shared = Array.from({ length: deepest }, (_, index) =>
    contained.filter(({ least }) => index < least).map(({ located }) => located),
  );
  for (const needed of contained.length > 1 ? [own, shared] : [own]) {
    const items = layOut(merged, size, needed, maker);
    if (items) yield items;
  }
}

const layOut = (
  merged: Merged,
  { least, most }: ListSize,
  needed: readonly Conjunct[],
  { make, holds }: ItemMaker,
): Json[] | undefined => {
  const items: Json[] = [];
  const isWanted = (value: Json) =>
    !(merged.hasUniqueItems && items.some((other) => isEqual(other, value))) &&
    merged.contained.every(
      ({ located, most: limit }) =>
        limit === undefined ||
        [...items, value].filter((each) => holds(located.pointer, each)).length <= limit,
    );
  let met = 0;
  // The first items may have schemas of their own, which admit nothing of what is needed.
  const end = Math.min(1000, most ?? least + needed.length + merged.prefixLength);
  for (let index = 0; index < end && (index < least || met < needed.length); index++) {
    const conjunct = merged.item(index);
    const next = needed[met];
    const found = next && make(index, [...conjunct, ...next], isWanted);
    if (found !== undefined) met++;
    const item = found ?? make(index, conjunct, isWanted);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
};
