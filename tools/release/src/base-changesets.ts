import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFilesAt, readFileAt } from "@provider-clients/spec-diff";
import { type Changeset, parseChangeset } from "./changeset-file.ts";

const FOLDER = ".changeset";

const isChangeset = (path: string): boolean => path.endsWith(".md") && !path.endsWith("README.md");

/** The changesets in the working tree, by path. */
export const readChangesets = async (root: string): Promise<ReadonlyMap<string, string>> => {
  const names = await readdir(join(root, FOLDER)).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code !== "ENOENT") throw error;
    return [];
  });
  const paths = names
    .map((name) => `${FOLDER}/${name}`)
    .filter(isChangeset)
    .sort();
  return new Map(
    await Promise.all(paths.map(async (path) => [path, await readFile(join(root, path), "utf8")] as const)),
  );
};

/** The changesets at a commit, by path: declared by earlier changes, but not released yet. */
export const readChangesetsAt = async (
  root: string,
  commit: string,
): Promise<ReadonlyMap<string, string>> => {
  const paths = (await listFilesAt(root, commit, FOLDER)).filter(isChangeset);
  return new Map(
    await Promise.all(
      paths.map(async (path) => [path, (await readFileAt(root, commit, path)) ?? ""] as const),
    ),
  );
};

/** The changesets that were added or changed since a commit; only these can describe what changed since. */
export const findNewChangesets = async (
  root: string,
  commit: string,
): Promise<ReadonlyMap<string, Changeset>> => {
  const [now, then] = [await readChangesets(root), await readChangesetsAt(root, commit)];
  const fresh = [...now].filter(([path, text]) => then.get(path) !== text);
  return new Map(fresh.map(([path, text]) => [path, parseChangeset(path, text)]));
};
