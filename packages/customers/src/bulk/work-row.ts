import { isProviderError, type ProviderError } from "@provider-clients/client-core";
import type { Customers } from "../customers.js";
import type { AnyOutcome } from "../outcome.js";
import type { CustomerClients, ProviderName } from "../providers.js";
import { restoreError, restoreOutcome, saveError, saveOutcome } from "../saved-outcome.js";
import type { CheckpointEntry, Remembered } from "./checkpoint.js";
import type { Settings } from "./options.js";
import { orAborted } from "./or-aborted.js";
import type { Gate } from "./rate.js";
import type { Row } from "./row.js";
import { planRow, type RowCall } from "./row-call.js";
import { settle } from "./settle.js";

/** How long an aborted run waits for the checkpoint to save the outcome of a row. */
const graceMs = 250;

/** One run of `updateMany`. */
export interface Run<One> extends Settings<One> {
  readonly customers: Customers<Partial<CustomerClients>>;
  readonly gates: ReadonlyMap<ProviderName, Gate>;
  /** Ends the run: nothing more is read or sent. The caller's signal does the same. */
  readonly stop: AbortController;
  /** Records the error that the run throws at the end. */
  readonly fail: (reason: unknown) => void;
}

/** A row that was read, with what earlier runs did with it. */
export interface TakenRow<One> {
  readonly index: number;
  readonly row: One;
  readonly id: string;
  readonly key: string;
  readonly remembered: Exclude<Remembered, { readonly is: "told" }> | undefined;
}

/** A row with its outcome. */
export interface SettledRow<One> extends TakenRow<One> {
  readonly outcomes: readonly AnyOutcome[];
  readonly error?: ProviderError;
}

/** Saves an entry. After an abort, an entry with an outcome still gets `graceMs`. */
export const keep = async <One>({ checkpoint, signal }: Run<One>, entry: CheckpointEntry): Promise<void> => {
  if (!checkpoint) return;
  const grace = entry.is === "begun" ? undefined : graceMs;
  try {
    await orAborted(checkpoint.save(entry), signal, grace);
  } catch (error) {
    // If an aborted run cannot save an entry in time, a later run reports the row as unknown or hands it out again.
    if (entry.is === "begun" || !signal?.aborted) throw error;
  }
};

const planOf = <One extends Row<CustomerClients>>(
  { customers }: Run<One>,
  row: One,
): { readonly calls: readonly RowCall[]; readonly error?: ProviderError } => {
  try {
    return { calls: planRow(customers, row) };
  } catch (error) {
    if (isProviderError(error)) return { calls: [], error };
    throw error;
  }
};

const interrupted = ({ provider, known, sent, ignored }: RowCall): AnyOutcome =>
  known ?? {
    provider,
    status: "unknown",
    error: new Error("An earlier run began this row and ended before it recorded the outcome."),
    because: "an earlier run began this row and ended before it recorded the outcome",
    sent,
    ignored,
  };

const isUnsent = (outcome: AnyOutcome): boolean =>
  outcome.status === "skipped" || (outcome.status === "rejected" && outcome.error.outcome === "not-sent");

/** Records that the row is in progress. Returns false if the run was aborted first. */
const begin = async <One>(run: Run<One>, { id, index, key }: TakenRow<One>): Promise<boolean> => {
  try {
    await keep(run, { is: "begun", id, row: index, key });
    return true;
  } catch (error) {
    if (run.signal?.aborted) return false;
    throw error;
  }
};

const restored = <One>(taken: TakenRow<One>): SettledRow<One> | undefined => {
  const { remembered } = taken;
  if (remembered?.is !== "settled") return undefined;
  const { outcomes, error } = remembered;
  return {
    ...taken,
    outcomes: outcomes.map(restoreOutcome),
    ...(error && { error: restoreError(error) as ProviderError }),
  };
};

/** Processes one row and saves its outcome. Returns `undefined` if the run ended before anything was sent. */
export const workRow = async <One extends Row<CustomerClients>>(
  run: Run<One>,
  taken: TakenRow<One>,
): Promise<SettledRow<One> | undefined> => {
  const known = restored(taken);
  if (known) return known;
  const { id } = taken;
  if (!taken.remembered && !(await begin(run, taken))) return undefined;
  const { calls, error } = planOf(run, taken.row);
  const { gates, retries, stop } = run;
  // Each target runs on its own, so that a slow provider delays no other.
  const outcomes = await Promise.all(
    calls.map(async (call) => {
      const gate = gates.get(call.provider) ?? (async () => undefined);
      return taken.remembered ? interrupted(call) : settle(call, gate, retries, run, stop.signal);
    }),
  );
  if (stop.signal.aborted && !error && !taken.remembered && outcomes.every(isUnsent)) {
    await keep(run, { is: "unsent", id });
    return undefined;
  }
  const saved = { outcomes: outcomes.map(saveOutcome), ...(error && { error: saveError(error) }) };
  try {
    await keep(run, { is: "settled", id, ...saved });
  } catch (reason) {
    // The outcome is still handed out; the run ends after it.
    run.fail(reason);
  }
  return { ...taken, outcomes, ...(error && { error }) };
};
