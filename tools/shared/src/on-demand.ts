import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pnpm } from "./folders.ts";
import { runCommand } from "./run-command.ts";

/** The requested tool is not on this machine, and installing is not allowed. */
export class NotInstalledError extends Error {
  override readonly name = "NotInstalledError";
}

/** A project with its own lockfile, whose dependencies are not part of `pnpm install`. */
export interface OnDemand {
  /** Its folder, from where its packages resolve. */
  readonly folder: string;
  /** The version of its first dependency. */
  readonly version: string;
}

/**
 * Finds packages that only some commands need, or installs them from the lockfile beside them.
 *
 * @param folder contains a package.json whose dependencies are exact versions.
 * @throws {NotInstalledError} if it is missing and installing is not allowed.
 * @throws {Error} if it cannot be installed, for example without a network.
 */
export const findOnDemand = async (folder: string, mayInstall: boolean): Promise<OnDemand> => {
  const { name, dependencies } = await readJson(join(folder, "package.json"));
  const wanted = Object.entries<string>(dependencies);
  const present = await Promise.all(
    wanted.map(async ([each, version]) => (await installedVersion(folder, each)) === version),
  );
  if (!present.every(Boolean)) {
    if (!mayInstall) throw new NotInstalledError("not installed; the command that is about it installs it");
    await install(folder, name);
  }
  return { folder, version: wanted[0]?.[1] ?? "" };
};

/** A program of such a project. */
export const programOf = ({ folder }: OnDemand, name: string): string =>
  join(folder, "node_modules/.bin", name);

const install = async (folder: string, name: string): Promise<void> => {
  try {
    const args = ["install", "--frozen-lockfile", "--filter", name];
    await runCommand(pnpm, args, { cwd: folder, timeoutMs: 600_000 });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${name} could not be installed. Is the npm registry within reach?\n${message}`, {
      cause,
    });
  }
};

const installedVersion = async (folder: string, name: string): Promise<string | undefined> => {
  const manifest = join(folder, "node_modules", name, "package.json");
  return existsSync(manifest) ? (await readJson(manifest)).version : undefined;
};

const readJson = async (file: string) => JSON.parse(await readFile(file, "utf8"));
