import { misuse } from "../refusal.js";
import { type Checkpoint, isEntry } from "./checkpoint.js";
import { createLineFile } from "./line-file.js";
import { createLockFile } from "./lock-file.js";

/**
 * A checkpoint in a file, one JSON line for each step. It survives a crash at any moment: an entry is kept when it is
 * on the disk, a line that was cut off is skipped, and the next entry starts on a line of its own. Only one run has it
 * at a time, on this machine and on others that share the file; a run that crashed lets go of it after 30 seconds at
 * the latest. It holds no personal data but the ids of customers that were changed.
 *
 * @param path The file; it is made when the first entry is kept. `<path>.lock` beside it says who has it.
 */
export const fileCheckpoint = (path: string): Checkpoint => {
  if (typeof path !== "string" || !path) throw misuse("fileCheckpoint needs the path of a file.");
  const lines = createLineFile(path);
  const lock = createLockFile(`${path}.lock`);
  return {
    async *load() {
      for await (const line of lines.read()) {
        if (!isEntry(line)) throw misuse(`${path} is no checkpoint of this version.`);
        yield line;
      }
    },
    save: (entry) => lines.append(entry, lock.assertHeld),
    lease: async () => {
      await lock.take();
      return async () => {
        try {
          await lines.close();
        } finally {
          await lock.release();
        }
      };
    },
  };
};
