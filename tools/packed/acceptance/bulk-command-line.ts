import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type CommandLineResult, runProgram } from "./run-program.ts";

const manifest = createRequire(import.meta.url).resolve("@provider-clients/bulk/package.json");
const program = join(dirname(manifest), "bin/provider-bulk.js");

/** Runs `provider-bulk` on the Node.js that runs this program. */
export const runBulk = (
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<CommandLineResult> => runProgram(program, args, environment);
