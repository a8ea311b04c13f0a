import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import type { Output } from "./outputs.ts";

/**
 * Brings the disk in line with the outputs: writes what is stale or missing, removes what is orphaned.
 *
 * Every file is written whole under another name first, so that a failure (a full disk) leaves all old files.
 */
export const writeOutputs = async (
  root: string,
  outputs: readonly Output[],
  differences: readonly Difference[],
): Promise<void> => {
  const changed = new Set(differences.filter(({ kind }) => kind !== "orphaned").map(({ path }) => path));
  const files = outputs
    .filter(({ path }) => changed.has(path))
    .map(({ path, text }) => ({
      target: join(root, path),
      draft: `${join(root, path)}.${process.pid}.tmp`,
      text,
    }));
  try {
    for (const { target, draft, text } of files) {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(draft, text);
    }
  } catch (error) {
    await Promise.all(files.map(({ draft }) => rm(draft, { force: true })));
    throw error;
  }
  for (const { target, draft } of files) await rename(draft, target);
  for (const { path } of differences.filter(({ kind }) => kind === "orphaned")) await rm(join(root, path));
};
