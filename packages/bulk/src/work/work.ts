import { type CustomerClients, createCustomers, type ProviderName } from "@provider-clients/customers";
import { documentedRates, type Rates } from "@provider-clients/customers/bulk";
import { capabilities } from "@provider-clients/customers/capabilities";
import { BulkError } from "../bulk-error.js";
import { checkNames, wholeNumber } from "../check-options.js";
import type { Database } from "../database/database.js";
import { patiently } from "../database/patiently.js";
import { createGate, openGate } from "../gate/gate.js";
import type { State } from "../ledger/entry.js";
import { createLedger } from "../ledger/ledger.js";
import { createFencedFetch } from "./fenced-fetch.js";
import { runLane } from "./run-lane.js";
import { joinWorkers } from "./worker.js";

/** Creates the clients of a worker. Each must use the given `fetch`, which asks the ledger before each request. */
export type MakeClients = (given: { readonly fetch: typeof fetch }) => Partial<CustomerClients>;

/** How a worker or `resolve` sends requests. */
export interface ClientSettings {
  /** Creates the clients; each must use the given `fetch`. */
  readonly clients: MakeClients;
  /** Sends the requests in the end. @default the global `fetch` */
  readonly fetch?: typeof fetch | undefined;
  /** Which run. @default "default" */
  readonly run?: string | undefined;
  /**
   * The rate limits of each provider, instead of those stored for its gate; `[]` for no limit. They apply to all
   * workers at once.
   * @default the limits of the gate; initially the documented ones
   */
  readonly perProviderRate?: Rates | undefined;
  /** The name of each provider's gate. Workers with the same token must share a gate. @default the provider's name */
  readonly gates?: { readonly [Provider in ProviderName]?: string | undefined } | undefined;
  /** Milliseconds for each request. @default that of each client */
  readonly timeoutMs?: number | undefined;
}

/** How a worker works. */
export interface WorkOptions extends ClientSettings {
  /** How many rows of each provider are processed at once. @default 8 */
  readonly concurrency?: number | undefined;
  /** How often a request is retried if that is safe and may help. Each attempt passes the gate. @default 2 */
  readonly retries?: number | undefined;
  /** Ends when every row of the run is settled, by any worker; otherwise waits for more. @default true */
  readonly untilDone?: boolean | undefined;
  /** Ends the work: requests in progress are finished, and rows that were not sent go back to other workers. */
  readonly signal?: AbortSignal | undefined;
  /** A worker that is silent for this many milliseconds counts as dead. @default 30000 */
  readonly deadAfterMs?: number | undefined;
  /** Milliseconds between two attempts to claim rows, if there are none. @default 500 */
  readonly pollMs?: number | undefined;
  /** Called after each row with its state. An error that it throws ends the work. */
  readonly onRow?: ((row: { readonly provider: ProviderName; readonly state: State }) => void) | undefined;
}

/** The names of {@link ClientSettings}. */
export const clientSettingNames = ["clients", "fetch", "run", "perProviderRate", "gates", "timeoutMs"];

const optionNames = [
  ...clientSettingNames,
  "concurrency",
  "retries",
  "untilDone",
  "signal",
  "deadAfterMs",
  "pollMs",
  "onRow",
];

const readOptions = (options: WorkOptions) => {
  checkNames(options, optionNames);
  return {
    ...options,
    run: options.run ?? "default",
    concurrency: wholeNumber("concurrency", options.concurrency, 1, 8),
    retries: wholeNumber("retries", options.retries, 0, 2),
    deadAfterMs: wholeNumber("deadAfterMs", options.deadAfterMs, 1000, 30_000),
    pollMs: wholeNumber("pollMs", options.pollMs, 10, 500),
    untilDone: options.untilDone ?? true,
  };
};

/** The providers of the clients, each with its open gate. */
export const openGates = async (
  database: Database,
  clients: Partial<CustomerClients>,
  { gates = {}, perProviderRate = {} }: ClientSettings,
): Promise<readonly { readonly provider: ProviderName; readonly gate: string }[]> => {
  const providers = (Object.keys(capabilities) as ProviderName[]).filter((provider) => clients[provider]);
  if (!providers.length) throw new BulkError("configuration", "`clients` must give at least one client.");
  const opened = providers.map((provider) => ({ provider, gate: gates[provider] ?? provider }));
  for (const { provider, gate } of opened) {
    await openGate(database, gate, {
      documented: documentedRates[provider] ?? [],
      given: perProviderRate[provider],
    });
  }
  return opened;
};

/** Processes the rows of a run; see `Bulk.work`. */
export const work = async (database: Database, options: WorkOptions): Promise<void> => {
  const settings = readOptions(options);
  const { run, signal, deadAfterMs, retries, timeoutMs, concurrency, untilDone, pollMs, onRow } = settings;
  const fenced = createFencedFetch(options.fetch);
  const clients = options.clients({ fetch: fenced.fetch });
  const customers = createCustomers(clients);
  const halt = new AbortController();
  const stop = signal ? AbortSignal.any([signal, halt.signal]) : halt.signal;
  const opened = await patiently(() => openGates(database, clients, options), stop);
  const failures: unknown[] = [];
  const fail = (reason: unknown): void => {
    failures.push(reason);
    halt.abort();
  };
  const worker = await patiently(() => joinWorkers(database, deadAfterMs, fail), stop);
  try {
    const lanes = opened.map(({ provider, gate }) => {
      const ledger = createLedger(database, { run, provider, gate, stop });
      const pace = { ledger, gate: createGate(database, gate, stop), fenced, deadAfterMs, stop };
      return runLane(
        { ...pace, customers, retries, timeoutMs },
        {
          workerId: worker.id,
          concurrency,
          untilDone,
          pollMs,
          onRow: (state) => onRow?.({ provider, state }),
        },
      ).catch(fail);
    });
    await Promise.all(lanes);
  } finally {
    await patiently(worker.leave, stop);
  }
  if (failures.length) throw failures[0];
};
