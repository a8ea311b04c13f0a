import { isProviderError, type ProviderError } from "@provider-clients/client-core";
import { pMapIterable } from "p-map";
import { type Customers, planAll } from "../customers.js";
import type { AnyOutcome } from "../outcome.js";
import { type CustomerClients, type ProviderName, providerNames } from "../providers.js";
import { type Memory, remember } from "./checkpoint.js";
import { createGate, documentedRates, type Gate } from "./rate.js";
import type { Row, RowResult, UpdateManyOptions } from "./row.js";
import { settle } from "./settle.js";

type Outcomes = Readonly<Partial<Record<ProviderName, AnyOutcome>>>;
type Work = (
  row: Row<CustomerClients>,
  wasInterrupted: boolean,
) => Promise<{ outcomes: Outcomes; error?: ProviderError }>;

const interrupted = {
  status: "unknown",
  sent: [],
  error: new Error("An earlier run began this row and did not record what became of it."),
  ignored: [],
} as const;

const planRow = (clients: Partial<CustomerClients>, { targets, changes }: Row<CustomerClients>) => {
  try {
    return { plans: planAll("update", clients, targets, changes) };
  } catch (error) {
    if (isProviderError(error)) return { plans: [], error };
    throw error;
  }
};

/** Works on each target of a row for itself, so that a slow provider holds up no other. */
const createWork = (clients: Partial<CustomerClients>, options: UpdateManyOptions): Work => {
  const { signal, perProviderRate, retries = 2 } = options;
  const rates = { ...documentedRates, ...perProviderRate };
  const gate = (provider: ProviderName): Gate => createGate(rates[provider], signal);
  const gates = new Map(providerNames.map((provider) => [provider, gate(provider)]));
  return async (row, wasInterrupted) => {
    const { plans, error } = planRow(clients, row);
    const each = plans.map(
      async (plan): Promise<[ProviderName, AnyOutcome]> => [
        plan.provider,
        wasInterrupted
          ? { ...interrupted, provider: plan.provider }
          : await settle(plan, gates.get(plan.provider) ?? (async () => undefined), retries, options),
      ],
    );
    return { outcomes: Object.fromEntries(await Promise.all(each)), ...(error && { error }) };
  };
};

const isUnsent = (outcome: AnyOutcome): boolean =>
  outcome.status === "skipped" || (outcome.status === "rejected" && outcome.error.outcome === "not-sent");

interface Begun<One> {
  readonly index: number;
  readonly row: One;
  readonly wasInterrupted: boolean;
}

/** The rows that no earlier run has settled. */
async function* unsettled<One>(
  rows: AsyncIterable<One> | Iterable<One>,
  recall: Memory,
  signal: AbortSignal | undefined,
  skip: () => void,
): AsyncGenerator<Begun<One>, void, undefined> {
  let index = -1;
  for await (const row of rows) {
    if (signal?.aborted) return;
    const memory = recall(++index);
    if (memory === "settled") skip();
    else yield { index, row, wasInterrupted: memory === "interrupted" };
  }
}

/** Works on one row and keeps what became of it. Undefined when an abort came before anything was sent. */
const settleRow = async <One extends Row<CustomerClients>>(
  { index, row, wasInterrupted }: Begun<One>,
  work: Work,
  { checkpoint, signal }: UpdateManyOptions,
): Promise<RowResult<One> | undefined> => {
  if (!wasInterrupted) await checkpoint?.save({ row: index, is: "begun" });
  const { outcomes, error } = await work(row, wasInterrupted);
  const told = Object.entries(outcomes);
  if (signal?.aborted && told.every(([, outcome]) => isUnsent(outcome))) {
    await checkpoint?.save({ row: index, is: "unsent" });
    return undefined;
  }
  const statuses = Object.fromEntries(told.map(([provider, { status }]) => [provider, status]));
  await checkpoint?.save({ row: index, is: "settled", statuses });
  const complete = !error && told.every(([, { status }]) => status === "applied" || status === "skipped");
  return { index, row, outcomes, complete, ...(error && { error }) } as RowResult<One>;
};

/**
 * Changes many customers: a stream of rows in, a stream of results out, in the order in which they are done. It
 * reads no further ahead than `concurrency`, and waits for a consumer that is slow.
 *
 * @param customers What `createCustomers` returned.
 * @param rows The customers to change; a file or a database cursor need not fit into memory.
 * @throws What `rows`, `checkpoint.save` or `onProgress` throws, and the signal's reason after an abort, once the
 *   rows under way have been handed out.
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
 * for await (const { index, complete } of updateMany(customers, rows)) console.log(index, complete);
 * ```
 */
export async function* updateMany<Clients extends Partial<CustomerClients>, One extends Row<Clients>>(
  customers: Customers<Clients>,
  rows: AsyncIterable<One> | Iterable<One>,
  options: UpdateManyOptions = {},
): AsyncGenerator<RowResult<One>, void, undefined> {
  const { signal, concurrency = 8, checkpoint, onProgress } = options;
  signal?.throwIfAborted();
  const progress = { rows: 0, resumed: 0, invalid: 0, applied: 0, rejected: 0, unknown: 0, skipped: 0 };
  const skip = (): void => {
    progress.rows++;
    progress.resumed++;
  };
  const source = unsettled(rows, await remember(checkpoint), signal, skip);
  const work = createWork(customers, options);
  const settleOne = (begun: Begun<One>) => settleRow(begun, work, options);
  for await (const result of pMapIterable(source, settleOne, { concurrency, preserveOrder: false })) {
    if (!result) continue;
    progress.rows++;
    if (result.error) progress.invalid++;
    for (const { status } of Object.values(result.outcomes)) progress[status]++;
    onProgress?.({ ...progress });
    yield result;
  }
  signal?.throwIfAborted();
}
