import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { InputError } from "@provider-clients/openapi";
import type { Bump } from "./bump.ts";

const run = promisify(execFile);

/** What `changeset version` would do to one package. */
export interface PlannedRelease {
  readonly name: string;
  readonly type: Bump;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** The ids of its changesets; empty if it only follows a dependency. */
  readonly changesets: readonly string[];
}

/** All pending releases. */
export interface ReleaseStatus {
  readonly releases: readonly PlannedRelease[];
  readonly changesets: readonly { readonly id: string; readonly summary: string }[];
}

/**
 * The releases that changesets itself would make.
 *
 * @throws {InputError} with its own message if it refuses.
 */
export const readReleaseStatus = async (root: string): Promise<ReleaseStatus> => {
  const folder = await mkdtemp(join(tmpdir(), "release-dry-"));
  try {
    const output = join(folder, "status.json");
    await run(process.execPath, [binary(), "status", "--output", output], { cwd: root }).catch(refuse);
    return JSON.parse(await readFile(output, "utf8"));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** The workspace's own changesets, in the version used for publishing. */
const binary = (): string =>
  createRequire(new URL("../../../package.json", import.meta.url)).resolve("@changesets/cli/bin.js");

const refuse = (error: Error & { readonly stdout?: string; readonly stderr?: string }): never => {
  const words = `${error.stdout ?? ""}\n${error.stderr ?? ""}`
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^🦋/u.test(line));
  throw new InputError(`changeset status refuses: ${words.join(" ") || error.message}`);
};
