import type { Checkpoint, CheckpointEntry } from "../src/bulk.js";

/** A checkpoint in memory that exposes its entries. */
export const journal = (kept: readonly CheckpointEntry[] = []) => {
  const entries: CheckpointEntry[] = [...kept];
  return {
    entries,
    load: () => [...entries],
    save: (entry: CheckpointEntry): void => void entries.push(structuredClone(entry)),
  } satisfies Checkpoint & { entries: CheckpointEntry[] };
};
