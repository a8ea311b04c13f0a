import {
  describeCommand,
  jsonOption,
  renderTable,
  type Terminal,
  UsageError,
} from "@provider-clients/command-line";
import { type State, states } from "../ledger/entry.js";
import type { Status } from "../ledger/status.js";
import { type Bulk, openBulk } from "../open-bulk.js";
import { csvHeader, toCsv } from "./describe-line.js";
import { clientsFromEnvironment, environmentNotes } from "./environment-clients.js";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { noRates } from "./import-in-process.js";
import { workWithProgress } from "./import-over-postgres.js";
import { readProviders, requirePostgres, sharedOptions } from "./options.js";
import { createProgressLine } from "./progress-line.js";
import { runAction } from "./run-action.js";
import { interruptedCode, type Surroundings, untilInterrupted } from "./surroundings.js";

const { store, run, providers, concurrency } = sharedOptions;

const withBulk = async <Result>(
  given: string | undefined,
  { environment }: Surroundings,
  work: (bulk: Bulk) => Promise<Result>,
): Promise<Result> => {
  const bulk = await openBulk({ connectionString: requirePostgres(given, environment) });
  try {
    return await work(bulk);
  } finally {
    await bulk.close();
  }
};

const printStatus = ({ run: name, providers: rows, workers }: Status, terminal: Terminal): void => {
  const table = {
    columns: [{ title: "provider" }, ...states.map((title) => ({ title, align: "right" as const }))],
    rows: rows.map((row) => [row.provider, ...states.map((state) => String(row[state]))]),
  };
  terminal.log(`Run ${name}, ${workers} workers`);
  for (const line of renderTable(table, terminal)) terminal.log(line);
};

const migrateDescription = describeCommand({
  name: "provider-bulk migrate",
  summary:
    "Makes the schema provider_bulk in the database, or brings it up to date; the other commands do it too.",
  options: { store },
});

/** `provider-bulk migrate`. */
export const migrateCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(migrateDescription, args, surroundings, ({ values }) =>
    withBulk(values.store, surroundings, async () => {
      surroundings.terminal.log("The schema provider_bulk is up to date.");
      return 0;
    }),
  );

const workDescription = describeCommand({
  name: "provider-bulk work",
  summary: "Works on a run beside other processes, until every row of it is settled.",
  options: {
    store,
    run: { ...run, about: "which run" },
    providers,
    concurrency,
    "no-rate-limit": sharedOptions["no-rate-limit"],
    "keep-waiting": { type: "boolean", about: "wait for more rows instead of ending" },
    "dead-after": {
      type: "integer",
      about: "seconds of silence after which this worker counts as dead (30)",
    },
    timeout: { type: "integer", about: "seconds for each request; by default that of each client" },
  },
  notes: environmentNotes,
  exitCodes,
});

const inMs = (seconds: number | undefined): number | undefined =>
  seconds === undefined ? undefined : seconds * 1000;

/** `provider-bulk work`. */
export const workCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(workDescription, args, surroundings, async ({ values }) => {
    const names = readProviders(values.providers);
    if (!names.length) throw new UsageError("Say --providers, such as --providers soap,payabli.");
    const clients = clientsFromEnvironment(names, surroundings.environment);
    return withBulk(values.store, surroundings, (bulk) =>
      untilInterrupted(surroundings, async (stop) => {
        const status = await workWithProgress({
          bulk,
          run: values.run ?? "default",
          clients,
          perProviderRate: values["no-rate-limit"] ? noRates(names) : {},
          concurrency: values.concurrency,
          untilDone: !values["keep-waiting"],
          deadAfterMs: inMs(values["dead-after"]),
          timeoutMs: inMs(values.timeout),
          createProgress: (before) => createProgressLine(surroundings.terminal, before),
          stop,
        });
        printStatus(status, surroundings.terminal);
        return stop.aborted ? interruptedCode : exitCodeOf(status.total);
      }),
    );
  });

const statusDescription = describeCommand({
  name: "provider-bulk status",
  summary: "Says how many rows of a run are in which state.",
  options: { store, run: { ...run, about: "which run" }, json: jsonOption },
  exitCodes: { 0: exitCodes[0], 1: exitCodes[1], 3: exitCodes[3] },
});

/** `provider-bulk status`. */
export const statusCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(statusDescription, args, surroundings, ({ values }) =>
    withBulk(values.store, surroundings, async (bulk) => {
      const status = await bulk.status({ run: values.run ?? "default" });
      if (values.json) surroundings.terminal.log(JSON.stringify(status));
      else printStatus(status, surroundings.terminal);
      return exitCodeOf(status.total);
    }),
  );

const resolveDescription = describeCommand({
  name: "provider-bulk resolve",
  summary: "Reads the unknown rows of a run back at their providers, and says which were applied.",
  options: {
    store,
    run: { ...run, about: "which run" },
    providers,
    requeue: { type: "boolean", about: "queue again what was not applied, for the next work" },
  },
  notes: environmentNotes,
  exitCodes: { 0: "none is unknown any more", 3: exitCodes[3] },
});

/** `provider-bulk resolve`. */
export const resolveCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(resolveDescription, args, surroundings, async ({ values }) => {
    const names = readProviders(values.providers);
    if (!names.length) throw new UsageError("Say --providers, such as --providers soap,payabli.");
    const clients = clientsFromEnvironment(names, surroundings.environment);
    return withBulk(values.store, surroundings, (bulk) =>
      untilInterrupted(surroundings, async (signal) => {
        const told = await bulk.resolve({
          run: values.run ?? "default",
          clients,
          requeue: values.requeue,
          signal,
        });
        const { applied, notApplied, unknown } = told;
        surroundings.terminal.log(`${applied} applied, ${notApplied} not applied, ${unknown} still unknown`);
        if (signal.aborted) return interruptedCode;
        return unknown ? 3 : 0;
      }),
    );
  });

const exportDescription = describeCommand({
  name: "provider-bulk export",
  summary: "Prints what became of each row of a run at each provider.",
  options: {
    store,
    run: { ...run, about: "which run" },
    state: {
      type: "string",
      known: states,
      isRepeated: true,
      about: "rows in this state only; may be repeated",
    },
    format: { type: "string", known: ["csv", "jsonl"], about: "csv by default" },
  },
});

const isState = (name: string): name is State => states.some((state) => state === name);

/** `provider-bulk export`. */
export const exportCommand = (args: readonly string[], surroundings: Surroundings): Promise<number> =>
  runAction(exportDescription, args, surroundings, ({ values }) =>
    withBulk(values.store, surroundings, async (bulk) => {
      const { terminal } = surroundings;
      const isJson = values.format === "jsonl";
      if (!isJson) terminal.log(csvHeader);
      const wanted = values.state.filter(isState);
      const options = { run: values.run ?? "default", ...(wanted.length && { states: wanted }) };
      for await (const line of bulk.export(options))
        terminal.log(isJson ? JSON.stringify(line) : toCsv(line));
      return 0;
    }),
  );
