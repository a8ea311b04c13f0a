import { misuse } from "../refusal.js";
import { type Checkpoint, isEntry } from "./checkpoint.js";
import { createLineFile } from "./line-file.js";
import { createLockFile } from "./lock-file.js";

/**
 * A checkpoint in a file, with one JSON line per step. It survives a crash at any moment: an entry counts as saved once
 * it is on the disk, a truncated line is skipped, and the next entry starts on a new line. Only one run can hold it at
 * a time, on this machine and on others that share the file; the lock of a crashed run expires after 30 seconds at the
 * latest. The only personal data in it are the ids of the changed customers.
 *
 * @param path The file; created when the first entry is saved. `<path>.lock` beside it names the holder.
 */
export const fileCheckpoint = (path: string): Checkpoint => {
  if (typeof path !== "string" || !path) throw misuse("fileCheckpoint needs the path of a file.");
  const lines = createLineFile(path);
  const lock = createLockFile(`${path}.lock`);
  return {
    async *load() {
      for await (const line of lines.read()) {
        if (!isEntry(line)) throw misuse(`${path} is not a checkpoint of this version.`);
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
