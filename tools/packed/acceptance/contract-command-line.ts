import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { type CommandLineResult, runProgram } from "./run-program.ts";

const manifest = createRequire(import.meta.url).resolve("@provider-clients/contract/package.json");
const program = join(dirname(manifest), "bin/provider-contract.js");

/** Runs `provider-contract` on the Node.js that runs this program. */
export const runCommandLine = (...args: string[]): Promise<CommandLineResult> => runProgram(program, args);

/** Starts a long-running `provider-contract` and waits for the first URL that it prints. */
export const startCommandLine = async (
  ...args: string[]
): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> => {
  const child = spawn(process.execPath, [program, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "close");
  let printed = "";
  let url: string | undefined;
  for await (const chunk of child.stdout) {
    printed += chunk;
    url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    if (url) break;
  }
  if (!url) throw new Error(`it printed no address: ${printed}`);
  const stop = async () => {
    child.kill("SIGINT");
    await ended;
  };
  return { url, stop };
};
