import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { readFileAt, runGit } from "@provider-clients/spec-diff";
import type { PublishedPackage } from "./workspace.ts";

/** A package whose published code changed, and one file that shows it. */
export interface ChangedPackage {
  readonly package: PublishedPackage;
  readonly file: string;
}

/** The packages whose published code differs from that at a commit, except those being released now. */
export const findChangedPackages = async (
  root: string,
  commit: string,
  packages: readonly PublishedPackage[],
): Promise<readonly ChangedPackage[]> => {
  const files = await changedFiles(root, commit);
  const found = await Promise.all(
    packages.map(async (each): Promise<readonly ChangedPackage[]> => {
      const folder = `packages/${each.folder}/`;
      const own = files.filter((file) => file.startsWith(folder));
      const manifest = await compareManifests(root, commit, each);
      if (manifest === "released") return [];
      const file =
        own.find((path) => isCode(path.slice(folder.length))) ??
        (manifest === "changed" ? `${folder}package.json` : undefined);
      return file === undefined ? [] : [{ package: each, file }];
    }),
  );
  return found.flat();
};

const isCode = (path: string): boolean =>
  /^(src|bin)\//.test(path) &&
  !/(\.test|\.test-d|\.bench)\.[cm]?[jt]sx?$/.test(path) &&
  !/(^|\/)(test|fixtures)\//.test(path);

/** Changed and new files, including uncommitted ones. */
const changedFiles = async (root: string, commit: string): Promise<readonly string[]> => {
  const tracked = await runGit(root, "diff", "--name-only", "-z", commit, "--", "packages");
  const untracked = await runGit(root, "ls-files", "--others", "--exclude-standard", "-z", "--", "packages");
  return `${tracked}${untracked}`.split("\0").filter((path) => path !== "");
};

/** Fields that make no difference to an installed copy. */
const UNNOTICED = ["devDependencies", "scripts", "version"];

const compareManifests = async (
  root: string,
  commit: string,
  { folder }: PublishedPackage,
): Promise<"same" | "changed" | "released"> => {
  const path = `packages/${folder}/package.json`;
  const text = await readFileAt(root, commit, path);
  if (text === undefined) return "changed";
  const before: Record<string, unknown> = JSON.parse(text);
  const after: Record<string, unknown> = JSON.parse(await readFile(join(root, path), "utf8"));
  if (before.version !== after.version) return "released";
  for (const manifest of [before, after]) for (const field of UNNOTICED) delete manifest[field];
  return isDeepStrictEqual(before, after) ? "same" : "changed";
};
