import { mkdirSync, renameSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Difference } from "./compare.js";
import type { Output } from "./outputs.js";

/** A folder beside the targets in which new files are staged until all of them exist. */
const PREFIX = ".generating-";
const SIGNALS = ["SIGINT", "SIGTERM"] as const;

/**
 * Runs `use` with an empty folder on the targets' disk, and removes it in any case, even after Ctrl-C.
 *
 * All output goes through it, so that an invalid document, a full disk or an interruption leaves the old files
 * untouched, and so that the output of one document does not stay in memory until the others are done.
 */
export const withStaging = async <Result>(
  root: string,
  use: (folder: string) => Promise<Result>,
): Promise<Result> => {
  const folder = await mkdtemp(join(root, PREFIX));
  const onSignal = (signal: NodeJS.Signals): void => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    // Without this listener, the signal ends the process as usual.
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

/** Stages files one after another: in parallel, a document's files take half as much processor time again. */
export const stageOutputs = async (folder: string, outputs: readonly Output[]): Promise<void> => {
  for (const { path, text } of outputs) await writeFile(draftOf(folder, path), text);
};

/** All in one folder: creating a tree of folders takes longer than writing the files. */
const draftOf = (folder: string, path: string): string => join(folder, encodeURIComponent(path));

/**
 * Moves the staged files to their places and removes orphaned ones. Synchronous, so that a signal arrives before or
 * after, and finds either all old files or all new ones.
 */
export const moveStaged = (root: string, folder: string, differences: readonly Difference[]): void => {
  const drafts = differences.filter(({ kind }) => kind !== "orphaned");
  for (const path of new Set(drafts.map(({ path }) => dirname(join(root, path)))))
    mkdirSync(path, { recursive: true });
  for (const { path } of drafts) renameSync(draftOf(folder, path), join(root, path));
  for (const { path, kind } of differences) if (kind === "orphaned") rmSync(join(root, path));
};
