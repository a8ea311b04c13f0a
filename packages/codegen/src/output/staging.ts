import { rmSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.js";
import type { Output } from "./outputs.js";

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

/** Writes files where they wait. One after another: at once, a document's files take half as much processor time again. */
export const stageOutputs = async (folder: string, outputs: readonly Output[]): Promise<void> => {
  for (const { path, text } of outputs) await writeFile(draftOf(folder, path), text);
};

/** In one folder: to make a tree of them takes longer than to write the files. */
const draftOf = (folder: string, path: string): string => join(folder, encodeURIComponent(path));

/** Puts what waits in its place, and removes what is orphaned. */
export const moveStaged = async (
  root: string,
  folder: string,
  differences: readonly Difference[],
): Promise<void> => {
  const orphans = differences.filter(({ kind }) => kind === "orphaned").map(({ path }) => path);
  const drafts = differences.filter(({ kind }) => kind !== "orphaned").map(({ path }) => path);
  await makeFolders(root, drafts);
  await whenAllEnded(drafts.map((path) => rename(draftOf(folder, path), join(root, path))));
  await whenAllEnded(orphans.map((path) => rm(join(root, path))));
};

const makeFolders = (root: string, paths: readonly string[]): Promise<void> => {
  const folders = new Set(paths.map((path) => dirname(join(root, path))));
  return whenAllEnded([...folders].map((folder) => mkdir(folder, { recursive: true })));
};

/** Rejects with the first failure, and not before the others are done: what they work on is removed then. */
const whenAllEnded = async (work: readonly Promise<unknown>[]): Promise<void> => {
  await Promise.allSettled(work);
  await Promise.all(work);
};
