import { execFile } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { InputError } from "@provider-clients/openapi";
import { removeDocsRow } from "./docs-row.js";
import { changesetPath } from "./layout.js";
import { MARKER } from "./marker.js";

/**
 * Removes a provider that `new-provider` added.
 *
 * @throws {InputError} for any other provider: hand-written files are for people to delete.
 */
export const removeProvider = async (root: string, name: string): Promise<void> => {
  const sources = await readIfThere(join(root, "specs", name, "SOURCES.md"));
  if (sources === undefined) throw new InputError(`there is no specs/${name} to remove.`);
  if (!sources.startsWith(MARKER)) {
    throw new InputError(`specs/${name} was not added by new-provider. Delete it by hand.`);
  }
  for (const path of [`specs/${name}`, `packages/${name}`, changesetPath(name), `api/${name}.md`]) {
    await rm(join(root, path), { recursive: true, force: true });
  }
  await removeDocsRow(root, name);
  const lock = await readIfThere(join(root, "pnpm-lock.yaml"));
  if (lock?.includes(`\n  packages/${name}:\n`)) {
    await promisify(execFile)("pnpm", ["install", "--lockfile-only", "--prefer-offline"], { cwd: root });
  }
};

const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });
