import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { sliceDocument } from "../document/slice-document.js";

/** One of several parts in which a document is tried: `{ index: 1, total: 4 }` is the first of four. */
export interface Shard {
  readonly index: number;
  readonly total: number;
}

/** Reads `1/4`; undefined where it is no shard. */
export const parseShard = (text: string): Shard | undefined => {
  const [, index, total] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (index === undefined || total === undefined || index < 1 || index > total) return undefined;
  return { index, total };
};

/**
 * The operations of a shard. All shards together are the document, and are of about one size: the largest operation
 * goes to whoever has the least, and always to the same one.
 */
export const shardOf = (
  document: JsonObject,
  operations: readonly Operation[],
  { index, total }: Shard,
): readonly Operation[] => {
  const weighed = operations.map((operation, at) => {
    const size = JSON.stringify(sliceDocument(document, operation)).length;
    return { operation, at, size };
  });
  const loads = Array.from({ length: total }, () => 0);
  const own = new Set<Operation>();
  for (const { operation, size } of weighed.sort(
    (one, other) => other.size - one.size || one.at - other.at,
  )) {
    const lightest = loads.indexOf(Math.min(...loads));
    loads[lightest] = (loads[lightest] ?? 0) + size;
    if (lightest === index - 1) own.add(operation);
  }
  return operations.filter((operation) => own.has(operation));
};
