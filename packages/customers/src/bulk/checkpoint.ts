import type { ProviderName } from "../providers.js";

/** One step of one row. Rows are told apart by their position, from 0. */
export type CheckpointEntry =
  /** The row is about to be sent. */
  | { readonly row: number; readonly is: "begun" }
  /** The row was begun and then not sent, because the run was aborted. */
  | { readonly row: number; readonly is: "unsent" }
  /** What became of the row is known. */
  | {
      readonly row: number;
      readonly is: "settled";
      readonly statuses: { readonly [Provider in ProviderName]?: string };
    };

/** Where a run keeps how far it came: a file of lines, a table. */
export interface Checkpoint {
  /** What earlier runs saved, in the order in which they did. */
  readonly load: () => Iterable<CheckpointEntry> | AsyncIterable<CheckpointEntry>;
  /** Keeps one entry for good. A row is not sent before its `begun` is kept. */
  readonly save: (entry: CheckpointEntry) => void | Promise<void>;
}

/** What earlier runs did with a row: nothing, all of it, or something that nobody recorded. */
export type Memory = (row: number) => "new" | "settled" | "interrupted";

/** Reads a checkpoint. What it holds on to is bounded by the concurrency of the earlier runs. */
export async function remember(checkpoint: Checkpoint | undefined): Promise<Memory> {
  let settledBefore = 0;
  const settled = new Set<number>();
  const begun = new Set<number>();
  for await (const { row, is } of checkpoint?.load() ?? []) {
    if (is === "begun") begun.add(row);
    else begun.delete(row);
    if (is === "settled") settled.add(row);
    while (settled.delete(settledBefore)) settledBefore++;
  }
  return (row) =>
    row < settledBefore || settled.has(row) ? "settled" : begun.has(row) ? "interrupted" : "new";
}
