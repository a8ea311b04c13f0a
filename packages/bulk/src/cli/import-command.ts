import { describeCommand, type Given, UsageError } from "@provider-clients/command-line";
import { createCustomers } from "@provider-clients/customers";
import { importRows } from "../file-store/import-rows.js";
import { readFileStatus } from "../file-store/read-file-status.js";
import type { RunFiles } from "../file-store/run-files.js";
import type { Counts } from "../ledger/status.js";
import { dryRun } from "./dry-run.js";
import { clientsForPlanning, clientsFromEnvironment, environmentNotes } from "./environment-clients.js";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { importOverPostgres } from "./import-over-postgres.js";
import { noRates, readProviders, sharedOptions } from "./options.js";
import { createProgressLine } from "./progress-line.js";
import { openRows, type RowSource } from "./read-rows.js";
import { runAction } from "./run-action.js";
import { checkedRows, filesFor, placeOf, readSource, resultsOption, sourceOptions } from "./source.js";
import { interruptedCode, type Surroundings, untilInterrupted } from "./surroundings.js";

const command = describeCommand({
  name: "provider-bulk import",
  summary:
    "Changes or creates the customers of a file, and writes what became of each line at each provider.",
  operands: [{ name: "file", about: "a .csv or .jsonl file, or - for standard input" }],
  options: {
    ...sourceOptions,
    ...sharedOptions,
    results: resultsOption,
    strict: { type: "boolean", about: "refuse a line whole when a provider could not hold all of it" },
    "dry-run": { type: "boolean", about: "say what would be sent; needs no credentials" },
  },
  notes: `Started again, it goes on: no line is sent twice.\n\n${environmentNotes}`,
  exitCodes,
});

type Values = Given<NonNullable<typeof command.options>>["values"];

const carryOut = async (
  file: string,
  values: Values,
  source: RowSource,
  surroundings: Surroundings,
): Promise<number> => {
  const { terminal, environment } = surroundings;
  const place = placeOf(file, values, environment);
  const files: RunFiles = filesFor(file, values.results);
  const providers = source.mapping?.providers ?? readProviders(values.providers);
  if (!providers.length) throw new UsageError("Say --providers, or give a --map.");
  const clients = clientsFromEnvironment(providers, environment);
  const perProviderRate = values["no-rate-limit"] ? noRates(providers) : {};
  const reader = await openRows(source, surroundings.stdin);
  const rows = checkedRows(reader, source, values.strict);
  const shared = { rows, files, perProviderRate, concurrency: values.concurrency };
  const work = async (stop: AbortSignal): Promise<readonly [Partial<Counts>, boolean]> => {
    if (place.store === "postgres") {
      const createProgress = (before: number) => createProgressLine(terminal, before);
      const given = { ...shared, run: place.run, clients, untilDone: true, createProgress, stop };
      return [await importOverPostgres(place.address, given), stop.aborted];
    }
    const progress = createProgressLine(terminal);
    const onProgress = (counts: Partial<Counts>) => progress.show(counts, reader.fraction());
    try {
      await importRows({ ...shared, clients: clients({ fetch }), onProgress, stop });
      return [(await readFileStatus(place.run, files)).total, stop.aborted];
    } finally {
      progress.end();
    }
  };
  const [counts, wasInterrupted] = await untilInterrupted(surroundings, work);
  terminal.log(`Results: ${files.table}, ${files.results}`);
  if (!wasInterrupted) return exitCodeOf(counts);
  terminal.log("Interrupted. Run the same command again to go on; no line is sent twice.");
  return interruptedCode;
};

/** `provider-bulk import`. */
export const importCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file = "-"] }) => {
    const source = await readSource(file, values);
    if (!values["dry-run"]) return carryOut(file, values, source, surroundings);
    const reader = await openRows(source, surroundings.stdin);
    const customers = createCustomers(clientsForPlanning({ fetch }));
    const rows = checkedRows(reader, source, values.strict);
    return (await dryRun(customers, rows, surroundings.terminal)) ? 0 : 1;
  });
