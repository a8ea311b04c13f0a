import { processTerminal, type Terminal } from "@provider-clients/command-line";
import { buildFirst } from "./build-first.ts";
import { exitOnSignals } from "./temporary-folder.ts";

/** A command: resolves to its exit code. */
export type Run = (args: readonly string[], terminal: Terminal) => number | Promise<number>;

/**
 * Runs a root command with the arguments of this process, and ends with its exit code.
 *
 * @param filters the packages to build before `run`, which must therefore import them with `await import(…)`.
 */
export const runScript = async (filters: readonly string[], run: Run): Promise<void> => {
  exitOnSignals();
  const terminal = processTerminal();
  // Under turbo (for example `npm test`), the dependencies are built already.
  const built = process.env.TURBO_HASH === undefined ? await buildFirst(terminal, filters) : 0;
  // `pnpm generate -- --check` passes the dashes on.
  const args = process.argv.slice(2).filter((arg) => arg !== "--");
  process.exitCode = built === 0 ? await run(args, terminal) : built;
};
