import { processTerminal, type Terminal } from "@provider-clients/command-line";
import { buildFirst } from "./build-first.ts";
import { exitOnSignals } from "./temporary-folder.ts";

/** A command: resolves to its exit code. */
export type Run = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

/**
 * Runs a root command with the arguments of this process, and ends with its exit code.
 *
 * @param filters What is built before `run`, which therefore imports it with `await import(…)`.
 */
export const runScript = async (filters: readonly string[], run: Run): Promise<void> => {
  exitOnSignals();
  const terminal = processTerminal();
  // Below turbo (`npm test`, say), it has built what the task depends on.
  const built = process.env.TURBO_HASH === undefined ? await buildFirst(terminal, filters) : 0;
  // `pnpm generate -- --check` hands the dashes on.
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  process.exitCode = built === 0 ? await run(args, terminal) : built;
};
