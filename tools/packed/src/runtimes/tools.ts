import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pnpm, runCommand } from "@provider-clients-internal/shared";
import { packedFolder } from "../folders.ts";

const toolsFolder = join(packedFolder, "tools");

/** A tool of `tools/packed/tools`, installed. */
export interface Tool {
  /** Its folder, from where its packages resolve. */
  readonly folder: string;
  readonly version: string;
}

const readJson = async (file: string) => JSON.parse(await readFile(file, "utf8"));

const installedVersion = async (folder: string, name: string): Promise<string | undefined> => {
  const manifest = join(folder, "node_modules", name, "package.json");
  return existsSync(manifest) ? (await readJson(manifest)).version : undefined;
};

/**
 * A tool that is too heavy for `pnpm install`: what is there, or what may be installed from the lockfile.
 *
 * @throws {Error} when it is not there, and may not or cannot be installed.
 */
export const findTool = async (tool: string, mayInstall: boolean): Promise<Tool> => {
  const folder = join(toolsFolder, tool);
  const { dependencies } = await readJson(join(folder, "package.json"));
  const [[name, version] = ["", ""]] = Object.entries<string>(dependencies);
  if ((await installedVersion(folder, name)) !== version) {
    if (!mayInstall) throw new Error("not installed; `pnpm test:everywhere` installs it");
    const args = ["install", "--frozen-lockfile", "--filter", `@provider-clients-tools/${tool}`];
    await runCommand(pnpm, args, { cwd: toolsFolder, timeoutMs: 600_000 });
  }
  return { folder, version };
};

/** A program of a tool. */
export const programOf = ({ folder }: Tool, name: string): string => join(folder, "node_modules/.bin", name);
