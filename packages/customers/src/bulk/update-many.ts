import type { Customers } from "../customers.js";
import { type CustomerClients, type ProviderName, providerNames } from "../providers.js";
import { type Recall, remember } from "./checkpoint.js";
import { readOptions, type Settings } from "./options.js";
import { orAborted } from "./or-aborted.js";
import { pool } from "./pool.js";
import { type CountedRow, countRow, emptyProgress } from "./progress.js";
import { createGate, type Gate } from "./rate.js";
import type { Row, RowResult, UpdateManyOptions } from "./row.js";
import { rowKey } from "./row-key.js";
import { keep, type Run, type SettledRow, type TakenRow, workRow } from "./work-row.js";

/** The key returned by the caller's function, if there is one. */
const ownKey = <One>(key: ((row: One) => unknown) | undefined, row: One): string | undefined => {
  try {
    const given = key?.(row);
    return typeof given === "string" && given ? `=${given}` : undefined;
  } catch {
    // The function cannot read this row. It is identified by its digest and refused when it is planned.
    return undefined;
  }
};

/** The rows whose outcomes no earlier run has handed out. */
async function* untold<One>(
  rows: AsyncIterable<One> | Iterable<One>,
  { key, checkpoint, stop }: Run<One>,
  recall: Recall,
  count: (row: CountedRow) => void,
): AsyncGenerator<TakenRow<One>, void, undefined> {
  const runId = crypto.randomUUID().slice(0, 8);
  let index = -1;
  for await (const row of rows) {
    if (stop.signal.aborted) return;
    index++;
    const name = checkpoint ? (ownKey(key, row) ?? (await rowKey(row))) : "";
    const remembered = checkpoint && recall(name);
    if (remembered?.is === "told") count({ ...remembered, isResumed: true });
    else yield { index, row, id: remembered?.id ?? `${runId}-${index}`, key: name, remembered };
  }
}

const resultOf = <One>({ index, row, outcomes, error, remembered }: SettledRow<One>): RowResult<One> => ({
  index,
  row,
  // Each outcome is stored under its provider's name, so it has that provider's types.
  outcomes: Object.fromEntries(outcomes.map((one) => [one.provider, one])) as RowResult<One>["outcomes"],
  ...(error && { error }),
  allApplied: !error && outcomes.every(({ status }) => status === "applied"),
  isResumed: remembered !== undefined,
});

/** One run that holds its checkpoint. */
async function* runRows<One extends Row<CustomerClients>>(
  run: Run<One>,
  rows: AsyncIterable<One> | Iterable<One>,
): AsyncGenerator<RowResult<One>, void, undefined> {
  let progress = emptyProgress;
  const count = (row: CountedRow): void => {
    progress = countRow(progress, row);
    run.onProgress?.(progress);
  };
  const { stop, concurrency, signal } = run;
  const source = untold(rows, run, await remember(run.checkpoint, signal), count);
  const work = (taken: TakenRow<One>) => workRow(run, taken);
  for await (const settled of pool(source, work, { concurrency, stop: stop.signal })) {
    if (!settled) continue;
    const { outcomes, error, remembered, id } = settled;
    const statuses = outcomes.map(({ status }) => status);
    let isHandedOut = false;
    let isBack = false;
    try {
      count({ statuses, isInvalid: error !== undefined, isResumed: remembered !== undefined });
      isHandedOut = true;
      yield resultOf(settled);
      isBack = true;
    } finally {
      // A consumer that stops early waits only for what is in progress.
      if (!isBack) stop.abort();
      if (isHandedOut) await keep(run, { is: "told", id });
    }
  }
}

const gatesOf = <One>({ rates }: Settings<One>, stop: AbortSignal): ReadonlyMap<ProviderName, Gate> =>
  new Map(providerNames.map((name) => [name, createGate(rates[name] ?? [], stop)]));

/** Acquires the checkpoint for this run; resolves to the function that releases it. */
const takeLease = async <One>({ checkpoint, signal }: Settings<One>): Promise<() => Promise<void>> => {
  const lease = Promise.resolve(checkpoint?.lease?.());
  try {
    const release = await orAborted(lease, signal);
    return async () => release?.();
  } catch (error) {
    // A lease acquired after the abort is released.
    lease.then((release) => release?.()).catch(() => undefined);
    throw error;
  }
};

/**
 * Changes or creates many customers: reads a stream of rows and yields a stream of results in completion order. Reads
 * ahead by at most `concurrency` rows and waits for a slow consumer. Each row's outcome is handed out once over all
 * runs on one checkpoint; a row that was being handed out when the process died is handed out again.
 *
 * @param customers The facade returned by `createCustomers`.
 * @param rows The customers to change or to create; a file or a database cursor need not fit into memory. An unusable
 * row gets an `error` and does not stop the others.
 * @throws {ProviderError} of kind `configuration` if an option is wrong or another run holds the checkpoint.
 * @throws any error of `rows`, the checkpoint or `onProgress`, after the results in progress were handed out; the
 * signal's reason after an abort.
 * @example
 * ```ts
 * import { createCustomers } from "@provider-clients/customers";
 * import { updateMany } from "@provider-clients/customers/bulk";
 * import { createPayabliClient } from "@provider-clients/payabli";
 *
 * const customers = createCustomers({
 *   payabli: createPayabliClient({ requestToken: "…", environment: "sandbox" }),
 * });
 * const rows = [{ targets: { payabli: { id: 998 } }, changes: { firstName: "Jane" } }];
 * for await (const { index, allApplied } of updateMany(customers, rows)) console.log(index, allApplied);
 * ```
 */
export async function* updateMany<Clients extends Partial<CustomerClients>, One extends Row<Clients>>(
  customers: Customers<Clients>,
  rows: AsyncIterable<One> | Iterable<One>,
  options: UpdateManyOptions<One> = {},
): AsyncGenerator<RowResult<One>, void, undefined> {
  const settings = readOptions(options);
  const { signal } = settings;
  signal?.throwIfAborted();
  const release = await takeLease(settings);
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal?.reason);
  signal?.addEventListener("abort", abort, { once: true });
  const failures: unknown[] = [];
  const fail = (reason: unknown): void => {
    failures.push(reason);
    stop.abort();
  };
  try {
    if (signal?.aborted) abort();
    yield* runRows({ ...settings, customers, gates: gatesOf(settings, stop.signal), stop, fail }, rows);
    if (failures.length) throw failures[0];
    signal?.throwIfAborted();
  } finally {
    signal?.removeEventListener("abort", abort);
    await orAborted(release(), signal, 250).catch((error: unknown) => {
      if (!signal?.aborted) throw error;
    });
  }
}
