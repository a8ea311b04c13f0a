import { execFile } from "node:child_process";
import { mkdir, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { clientCoreFolder } from "../src/client-core-folder.js";

const run = promisify(execFile);

/** Builds a package that `new` made, with the compiler options that it was given, beside what its programs import. */
export const buildPackage = async (folder: string, dependencies: readonly string[]): Promise<void> => {
  const installed = [
    ["@provider-clients/client-core", clientCoreFolder()] as const,
    ...dependencies.map((name) => [name, installedFolder(name)] as const),
  ];
  for (const [name, target] of installed) {
    const path = join(folder, "node_modules", name);
    await mkdir(dirname(path), { recursive: true });
    await symlink(target, path, "dir");
  }
  const compiler = createRequire(import.meta.url).resolve("typescript7/package.json");
  await run(process.execPath, [join(dirname(compiler), "bin/tsc"), "-p", folder]).catch((error) => {
    throw new Error(`It does not build: ${error.stdout}`, { cause: error });
  });
};

/** Runs a program of the package; what it printed, which is JSON. */
export const runProgram = async (folder: string, program: string): Promise<unknown> =>
  JSON.parse((await run(process.execPath, [join(folder, program)])).stdout);

const installedFolder = (name: string): string =>
  fileURLToPath(new URL(`../node_modules/${name}`, import.meta.url));
