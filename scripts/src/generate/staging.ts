import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.ts";
import type { Output } from "./outputs.ts";

/** A folder beside the targets in which new files wait until all of them are there. */
const PREFIX = ".generating-";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs `use` with an empty folder on the targets' disk, and removes it whatever happens, Ctrl-C included.
 *
 * What is written goes through it, so that a wrong document, a full disk or an interruption leaves all old files, and
 * so that no document's output stays in memory until the others are done.
 */
export const withStaging = async <Result>(
  root: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(root, PREFIX));
  const onSignal = (signal: NodeJS.Signals): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    // Without this listener the signal ends the process, as it would have.
    process.removeListener(signal, onSignal);
    process.kill(process.pid, signal);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    return await use(folder);
  } finally {
    for (const signal of SIGNALS) process.removeListener(signal, onSignal);
    await rm(folder, { recursive: true, force: true });
  }
};

/** Writes a file where it waits. */
export const stageOutput = async (folder: string, { path, text }: Output): Promise<void> => {
  const draft = join(folder, path);
  await mkdir(dirname(draft), { recursive: true });
  await writeFile(draft, text);
};

/** Puts what waits in its place, and removes what is orphaned. */
export const moveStaged = async (
  root: string,
  folder: string,
  differences: readonly Difference[],
): Promise<void> => {
  for (const { path } of differences.filter(({ kind }) => kind !== "orphaned")) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await rename(join(folder, path), join(root, path));
  }
  for (const { path } of differences.filter(({ kind }) => kind === "orphaned")) await rm(join(root, path));
};
