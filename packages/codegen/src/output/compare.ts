import { readdir, readFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import type { Output } from "./outputs.js";

/** A file on disk that differs from the generated one. */
export interface Difference {
  readonly path: string;
  readonly kind: "stale" | "missing" | "orphaned";
}

/** Compares the generated files with those on disk. */
export const compareOutputs = async (
  root: string,
  outputs: readonly Output[],
): Promise<readonly Difference[]> => {
  // Listing a folder is cheaper than finding out for each file that it is missing.
  const folders = [...new Set(outputs.map(({ path }) => dirname(path)))];
  const present = new Set((await Promise.all(folders.map((folder) => listFiles(root, folder)))).flat());
  const compareOutput = async ({ path, text }: Output): Promise<readonly Difference[]> => {
    if (!present.has(path)) return [{ path, kind: "missing" }];
    return (await readFile(join(root, path), "utf8")) === text ? [] : [{ path, kind: "stale" }];
  };
  return (await Promise.all(outputs.map(compareOutput))).flat();
};

/** Files in the folders for generated files that are no longer generated. */
export const findOrphans = async (
  root: string,
  folders: readonly string[],
  expected: readonly string[],
): Promise<readonly Difference[]> => {
  const known = new Set(expected);
  const present = (await Promise.all(folders.map((folder) => listFiles(root, folder)))).flat();
  return present.filter((path) => !known.has(path)).map((path) => ({ path, kind: "orphaned" as const }));
};

/** Sorted by path. */
export const sortDifferences = (differences: readonly Difference[]): readonly Difference[] =>
  differences.toSorted((one, other) => (one.path < other.path ? -1 : 1));

/** Every file of a folder, as a path relative to the root folder; empty if the folder does not exist. */
export const listFiles = async (root: string, folder: string): Promise<readonly string[]> => {
  const entries = await readdir(join(root, folder), { withFileTypes: true, recursive: true }).catch(
    undefinedWhereAbsent,
  );
  return (entries ?? [])
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
};

const undefinedWhereAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT" && error.code !== "ENOTDIR") throw error;
  return undefined;
};
