import { describeCommand, UsageError } from "@provider-clients/command-line";
import { clientsFromEnvironment, environmentNotes } from "./environment-clients.js";
import { exitCodeOf, exitCodes } from "./exit-code.js";
import { workWithProgress } from "./import-over-postgres.js";
import { noRates, readProviders, requirePostgres, sharedOptions } from "./options.js";
import { printStatus } from "./print-status.js";
import { createProgressLine } from "./progress-line.js";
import { requireRows } from "./require-rows.js";
import { runAction } from "./run-action.js";
import { interruptedCode, type Surroundings, untilInterrupted } from "./surroundings.js";
import { withBulk } from "./with-bulk.js";

const { store, run, providers, concurrency } = sharedOptions;

const command = describeCommand({
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
  runAction(command, args, surroundings, async ({ values }) => {
    const names = readProviders(values.providers);
    if (!names.length) throw new UsageError("Say --providers, such as --providers soap,payabli.");
    const clients = clientsFromEnvironment(names, surroundings.environment);
    return withBulk(requirePostgres(values.store, surroundings.environment), (bulk) =>
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
        if (!values["keep-waiting"]) requireRows(status, "postgres");
        printStatus(status, surroundings.terminal);
        return stop.aborted ? interruptedCode : exitCodeOf(status.total);
      }),
    );
  });
