import { basename } from "node:path";
import { describeCommand, type Given, UsageError } from "@provider-clients/command-line";
import { createCustomers } from "@provider-clients/customers";
import { checkRow } from "../input/check-row.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { Counts } from "../ledger/status.js";
import { dryRun } from "./dry-run.js";
import { clientsForPlanning, clientsFromEnvironment, environmentNotes } from "./environment-clients.js";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { importInProcess, noRates } from "./import-in-process.js";
import { importOverPostgres } from "./import-over-postgres.js";
import { readProviders, sharedOptions } from "./options.js";
import { createProgressLine } from "./progress-line.js";
import { openRows, type RowReader, type RowSource, readMapFile } from "./read-rows.js";
import { openResults } from "./results-files.js";
import { runAction } from "./run-action.js";
import { interruptedCode, type Surroundings, untilInterrupted } from "./surroundings.js";

const command = describeCommand({
  name: "provider-bulk import",
  summary:
    "Changes or creates the customers of a file, and writes what became of each line at each provider.",
  operands: [{ name: "file", about: "a .csv or .jsonl file, or - for standard input" }],
  options: {
    map: { type: "string", value: "map.json", about: "what the columns mean; a CSV needs it" },
    ...sharedOptions,
    format: { type: "string", known: ["csv", "jsonl"], about: "of the file; by default its ending says it" },
    encoding: { type: "string", known: ["utf8", "latin1"], about: "of the file; utf8 by default" },
    results: {
      type: "string",
      value: "stem",
      about: "results go to <stem>.results.csv and .jsonl; by default the file",
    },
    strict: { type: "boolean", about: "refuse a line whole when a provider could not hold all of it" },
    "dry-run": { type: "boolean", about: "say what would be sent; needs no credentials" },
  },
  notes: `Started again, it goes on: no line is sent twice.\n\n${environmentNotes}`,
  exitCodes,
});

type Values = Given<NonNullable<typeof command.options>>["values"];

const readSource = async (file: string, values: Values): Promise<RowSource> => {
  const ending = /\.(csv|jsonl)$/i.exec(file)?.[1]?.toLowerCase();
  const format = values.format ?? ending ?? (file === "-" ? "csv" : undefined);
  if (format !== "csv" && format !== "jsonl")
    throw new UsageError(`Say --format csv or --format jsonl for ${file}.`);
  if (format === "csv" && values.map === undefined) throw new UsageError("A CSV needs --map map.json.");
  const mapping =
    values.map === undefined ? undefined : await readMapFile(values.map, readProviders(values.providers));
  return { file, format, encoding: values.encoding === "latin1" ? "latin1" : "utf8", mapping };
};

async function* checked(
  reader: RowReader,
  { mapping }: RowSource,
  isStrict: boolean,
): AsyncGenerator<ReadRow> {
  const customers = createCustomers(clientsForPlanning({ fetch }));
  for await (const row of reader.rows) yield checkRow(row, mapping, customers, isStrict);
}

/** Where the names of results and checkpoint begin. */
const stemOf = (file: string, results: string | undefined): string => {
  if (results !== undefined) return results;
  if (file === "-") throw new UsageError("Standard input needs --results <stem>, for the results.");
  return file.replace(/\.(csv|jsonl)$/i, "");
};

const carryOut = async (
  file: string,
  values: Values,
  source: RowSource,
  surroundings: Surroundings,
): Promise<number> => {
  const { terminal, environment } = surroundings;
  const stem = stemOf(file, values.results);
  const providers = source.mapping?.providers ?? readProviders(values.providers);
  if (!providers.length) throw new UsageError("Say --providers, or give a --map.");
  const clients = clientsFromEnvironment(providers, environment);
  const perProviderRate = values["no-rate-limit"] ? noRates(providers) : {};
  const reader = await openRows(source, surroundings.stdin);
  const rows = checked(reader, source, values.strict);
  const store = values.store ?? environment.DATABASE_URL ?? "file";
  const results = await openResults(stem, store === "file" ? "a" : "w");
  const { concurrency } = values;
  const shared = { perProviderRate, concurrency };
  const work = async (stop: AbortSignal): Promise<readonly [Partial<Counts>, boolean]> => {
    if (store !== "file") {
      const run = values.run ?? basename(stem);
      const createProgress = (before: number) => createProgressLine(terminal, before);
      const given = { ...shared, run, clients, untilDone: true, createProgress, stop };
      return [await importOverPostgres(store, rows, given, results), stop.aborted];
    }
    const progress = createProgressLine(terminal);
    const given = { ...shared, rows, stem, checkpointPath: `${stem}.checkpoint`, results, progress, stop };
    const made = clients({ fetch });
    try {
      return [await importInProcess({ ...given, clients: made, fraction: reader.fraction }), stop.aborted];
    } finally {
      progress.end();
    }
  };
  try {
    const [counts, wasInterrupted] = await untilInterrupted(surroundings, work);
    terminal.log(`Results: ${results.paths.join(", ")}`);
    if (!wasInterrupted) return exitCodeOf(counts);
    terminal.log("Interrupted. Run the same command again to go on; no line is sent twice.");
    return interruptedCode;
  } finally {
    await results.close();
  }
};

/** `provider-bulk import`. */
export const importCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(command, args, surroundings, async ({ values, operands: [file = "-"] }) => {
    const source = await readSource(file, values);
    if (!values["dry-run"]) return carryOut(file, values, source, surroundings);
    const reader = await openRows(source, surroundings.stdin);
    const customers = createCustomers(clientsForPlanning({ fetch }));
    const isFine = await dryRun(customers, checked(reader, source, values.strict), surroundings.terminal);
    return isFine ? 0 : 1;
  });
