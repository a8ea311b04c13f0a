import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { InputError } from "@provider-clients/openapi";
import type { Bump } from "./bump.ts";

const run = promisify(execFile);

/** What `changeset version` would make of one package. */
export interface PlannedRelease {
  readonly name: string;
  readonly type: Bump;
  readonly oldVersion: string;
  readonly newVersion: string;
  /** The ids of the changesets that speak of it; none where it only follows a dependency. */
  readonly changesets: readonly string[];
}

/** Everything that waits to be released. */
export interface ReleaseStatus {
  readonly releases: readonly PlannedRelease[];
  readonly changesets: readonly { readonly id: string; readonly summary: string }[];
}

/**
 * What changesets itself would release.
 *
 * @throws {InputError} with its own words where it refuses.
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

/** The workspace's own changesets, in the version that publishes. */
const binary = (): string =>
  createRequire(new URL("../../../package.json", import.meta.url)).resolve("@changesets/cli/bin.js");

const refuse = (error: Error & { readonly stdout?: string; readonly stderr?: string }): never => {
  const words = `${error.stdout ?? ""}\n${error.stderr ?? ""}`
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !/^🦋/u.test(line));
  throw new InputError(`changeset status refuses: ${words.join(" ") || error.message}`);
};
