import { appendFile, open } from "node:fs/promises";
import type { Checkpoint, CheckpointEntry } from "@provider-clients/customers/bulk";

/** Keeps a run's steps in a file, one JSON line each, so that a later run can go on where this one ends. */
export function fileCheckpoint(file: string): Checkpoint {
  return {
    async *load() {
      const handle = await open(file, "a+");
      // A line that was cut off by a crash is the last one; its step counts as not kept.
      for await (const line of handle.readLines()) {
        if (line.endsWith("}")) yield JSON.parse(line) as CheckpointEntry;
      }
    },
    save: (entry) => appendFile(file, `${JSON.stringify(entry)}\n`),
  };
}
