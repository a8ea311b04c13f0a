import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { findTool } from "../runtimes/find-tool.ts";

/** Bundles a program with all its imports into one minified ECMAScript module. */
export type Bundler = (entry: string) => Promise<string>;

/** The bundlers that users have. */
const names = ["esbuild", "Rollup", "Vite", "webpack"] as const;

/**
 * Every bundler by its name. Each throws a {@link NotInstalledError} if it is missing and installing is not allowed.
 */
export const bundlers = (mayInstall: boolean): Readonly<Record<string, Bundler>> =>
  Object.fromEntries(names.map((name) => [name, bundleWith(name, mayInstall)]));

const bundleWith =
  (name: string, mayInstall: boolean): Bundler =>
  async (entry) => {
    const { folder } = await findTool("bundlers", mayInstall);
    const file = `${entry}.${name}.mjs`;
    await runCommand(pinnedNode, [join(folder, "bundle.mjs"), name, entry, file], { cwd: folder });
    return readFile(file, "utf8");
  };
