import type { Difference } from "./compare.js";
import type { Output } from "./outputs.js";
import { moveStaged, stageOutputs, withStaging } from "./staging.js";

/** Updates the disk: writes stale and missing files, removes orphaned ones. */
export const writeOutputs = (
  root: string,
  outputs: readonly Output[],
  differences: readonly Difference[],
): Promise<void> =>
  withStaging(root, async (folder) => {
    const changed = new Set(differences.filter(({ kind }) => kind !== "orphaned").map(({ path }) => path));
    await stageOutputs(
      folder,
      outputs.filter(({ path }) => changed.has(path)),
    );
    moveStaged(root, folder, differences);
  });
