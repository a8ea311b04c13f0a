import { createRequire } from "node:module";
import { processTerminal, runProgram } from "@provider-clients/command-line";
import { exportCommand } from "./export-command.js";
import { importCommand } from "./import-command.js";
import { migrateCommand } from "./migrate-command.js";
import { resolveCommand } from "./resolve-command.js";
import { statusCommand } from "./status-command.js";
import type { Surroundings } from "./surroundings.js";
import { workCommand } from "./work-command.js";

/** Ends the process when whoever reads its output has seen enough, as `head` does after ten lines. */
const endWithReader = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
  process.exit();
};

const processSurroundings = (): Surroundings => ({
  terminal: processTerminal(),
  environment: process.env,
  stdin: process.stdin,
  onInterrupt: (callback) => {
    process.on("SIGINT", callback);
    process.on("SIGTERM", callback);
    return () => {
      process.off("SIGINT", callback);
      process.off("SIGTERM", callback);
    };
  },
  exit: (code) => process.exit(code),
});

/** Runs `provider-bulk` as the process that it is. */
export const mainOfProcess = (args: readonly string[]): Promise<number> => {
  process.stdout.on("error", endWithReader);
  return main(args, processSurroundings());
};

/** Runs `provider-bulk` in these surroundings, and resolves to its exit code. */
export const main = (args: readonly string[], surroundings: Surroundings): Promise<number> => {
  const { version } = createRequire(import.meta.url)("../../package.json");
  const commands = {
    import: { summary: "change or create the customers of a file", run: importCommand },
    work: { summary: "work on a run beside other processes", run: workCommand },
    status: { summary: "how many rows are in which state", run: statusCommand },
    resolve: { summary: "read the unknown rows back", run: resolveCommand },
    export: { summary: "what became of each row", run: exportCommand },
    migrate: { summary: "make the tables, or bring them up to date", run: migrateCommand },
  };
  const program = {
    name: "provider-bulk",
    version,
    summary: "Many customers, changed at Finosu, Soap and Payabli.",
    commands: Object.fromEntries(
      Object.entries(commands).map(([name, { summary, run }]) => [
        name,
        { summary, run: (rest: readonly string[]) => run(rest, surroundings) },
      ]),
    ),
  };
  return runProgram(program, args, surroundings.terminal);
};
