import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Output } from "./outputs.js";

/** A file on disk that is not what would be generated. */
export interface Difference {
  readonly path: string;
  readonly kind: "stale" | "missing" | "orphaned";
}

/** Compares what would be generated with what is there. */
export const compareOutputs = async (
  root: string,
  outputs: readonly Output[],
): Promise<readonly Difference[]> => {
  // To ask a folder is cheaper than to be told of each file that it is not there.
  const folders = [...new Set(outputs.map(({ path }) => dirname(path)))];
  const present = new Set((await Promise.all(folders.map((folder) => listFiles(root, folder)))).flat());
  const compareOutput = async ({ path, text }: Output): Promise<readonly Difference[]> => {
    if (!present.has(path)) return [{ path, kind: "missing" }];
    return (await readFile(join(root, path), "utf8")) === text ? [] : [{ path, kind: "stale" }];
  };
  return (await Promise.all(outputs.map(compareOutput))).flat();
};

/** Files of folders for generated files that nothing generates. */
export const findOrphans = async (
  root: string,
  folders: readonly string[],
  expected: readonly string[],
): Promise<readonly Difference[]> => {
  const known = new Set(expected);
  const present = (await Promise.all(folders.map((folder) => listFiles(root, folder)))).flat();
  return present.filter((path) => !known.has(path)).map((path) => ({ path, kind: "orphaned" as const }));
};

/** In the order of their paths. */
export const sortDifferences = (differences: readonly Difference[]): readonly Difference[] =>
  differences.toSorted((one, other) => (one.path < other.path ? -1 : 1));

/** Every file of a folder, as a path relative to the root folder; none where there is no folder. */
export const listFiles = async (root: string, folder: string): Promise<readonly string[]> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(
    undefinedWhereAbsent,
  );
  return (entries ?? [])
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(root, "/").length));
};

const undefinedWhereAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  return undefined;
};
