import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { findTool } from "../runtimes/find-tool.ts";

/** Makes one minified ECMAScript module of a program and everything that it imports. */
export type Bundler = (entry: string) => Promise<string>;

/** What users bundle with. */
const names = ["esbuild", "Rollup", "Vite", "webpack"] as const;

/** Every bundler by its name. @throws {NotInstalledError} from each, where they are not there and may not be installed. */
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
