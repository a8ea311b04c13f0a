import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { InputError } from "@provider-clients/openapi";

const run = promisify(execFile);

/** The commit that the working tree is compared with. */
export interface Base {
  readonly commit: string;
  /** Its name in messages: `1a2b3c4 (merge base with main)`. */
  readonly label: string;
}

/**
 * Runs git and returns what it prints.
 *
 * @throws {Error} if git fails.
 */
export const runGit = async (root: string, ...parameters: readonly string[]): Promise<string> =>
  (await run("git", [...parameters], { cwd: root, maxBuffer: 1024 * 1024 * 1024 })).stdout;

/** The same; undefined if git fails. */
export const tryGit = async (root: string, ...parameters: readonly string[]): Promise<string | undefined> => {
  try {
    return await runGit(root, ...parameters);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      throw new InputError("git is not installed, or not on the path. Install it, or compare two files.");
    }
    return undefined;
  }
};

/**
 * Finds the commit to compare with: the named one, or the merge base with main.
 *
 * @throws {InputError} if there is no such commit.
 */
export const findBase = async (root: string, name: string | undefined): Promise<Base> => {
  if ((await tryGit(root, "rev-parse", "--git-dir")) === undefined) {
    throw new InputError(`${root} is not a git repository. Compare files with --before and --after.`);
  }
  if (name !== undefined) {
    const commit = await commitOf(root, name);
    if (commit === undefined)
      throw new InputError(
        `There is no commit "${name}" here. Name a branch, a tag or a commit that is fetched.`,
      );
    return { commit, label: `${short(commit)} (${name})` };
  }
  for (const main of ["origin/main", "main"]) {
    if ((await commitOf(root, main)) === undefined) continue;
    const commit = (await tryGit(root, "merge-base", "HEAD", main))?.trim();
    if (commit) return { commit, label: `${short(commit)} (merge base with ${main})` };
    throw new InputError(
      `HEAD and ${main} have no common commit here. Fetch the whole history, or name a base ref.`,
    );
  }
  throw new InputError("There is no branch main here. Fetch it, or name a base ref.");
};

const short = (commit: string): string => commit.slice(0, 7);

const commitOf = async (root: string, name: string): Promise<string | undefined> =>
  // A name that begins with a dash is an option to git.
  name.startsWith("-")
    ? undefined
    : (await tryGit(root, "rev-parse", "--verify", "--quiet", `${name}^{commit}`))?.trim();

/** The files of a folder at a commit. */
export const listFilesAt = async (root: string, commit: string, folder: string): Promise<readonly string[]> =>
  (await runGit(root, "ls-tree", "-r", "-z", "--name-only", commit, "--", folder))
    .split("\0")
    .filter((path) => path !== "");

/** A file's text at a commit; undefined where the commit does not have it. */
export const readFileAt = (root: string, commit: string, path: string): Promise<string | undefined> =>
  tryGit(root, "show", `${commit}:${path}`);
