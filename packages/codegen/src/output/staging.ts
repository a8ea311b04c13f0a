import { mkdirSync, renameSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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

/**
 * Puts what waits in its place, and removes what is orphaned. At once: a signal comes before or after, and finds all old
 * files or all new ones.
 */
export const moveStaged = (root: string, folder: string, differences: readonly Difference[]): void => {
  const drafts = differences.filter(({ kind }) => kind !== "orphaned");
  for (const path of new Set(drafts.map(({ path }) => dirname(join(root, path)))))
    mkdirSync(path, { recursive: true });
  for (const { path } of drafts) renameSync(draftOf(folder, path), join(root, path));
  for (const { path, kind } of differences) if (kind === "orphaned") rmSync(join(root, path));
};
