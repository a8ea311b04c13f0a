import { join } from "node:path";
import { runCommand } from "@provider-clients-internal/shared";
import type { Runtime } from "./runtime.ts";

/** A program that runs a script. */
export interface Program {
  readonly file: string;
  readonly version: string;
}

interface CommandLine {
  readonly id: string;
  readonly title: string;
  readonly find: (mayInstall: boolean) => Promise<Program>;
  /** What stands before the script's name. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The script, in the folder of the programs. */
  readonly script: string;
}

/** A runtime that runs a script from the command line and prints the results as JSON. */
export const commandLineRuntime = ({ id, title, find, args = [], env, script }: CommandLine): Runtime => ({
  id,
  title,
  prepare: async (mayInstall) => {
    const { file, version } = await find(mayInstall);
    return {
      version,
      run: async ({ project, folder, mockUrl }) => {
        const options = { cwd: project, ...(env && { env }) };
        return JSON.parse(await runCommand(file, [...args, join(folder, script), mockUrl], options));
      },
    };
  },
});
