import { isProviderError } from "@provider-clients/client-core";
import type { AnyOutcome, CustomerClients, Customers } from "@provider-clients/customers";
import { planRow, type RowCall, saveOutcome, settle } from "@provider-clients/customers/bulk";
import type { Ending, State } from "../ledger/entry.js";
import type { Claimed } from "../ledger/ledger.js";
import { type Pace, paceCall } from "./paced-call.js";

/** The settings for the rows of one provider. */
export interface Lane extends Pace {
  readonly customers: Customers<Partial<CustomerClients>>;
  readonly retries: number;
  readonly timeoutMs: number | undefined;
}

interface Ended {
  readonly state: State;
  readonly ending: Ending | undefined;
}

const goesBack: Ended = { state: "queued", ending: undefined };

const callOf = (lane: Lane, { row }: Claimed): RowCall | string => {
  try {
    const [call] = planRow(lane.customers, row);
    return call ?? "the row names no target";
  } catch (error) {
    // The message names the problem of a row without its values.
    if (isProviderError(error)) return error.message;
    throw error;
  }
};

const endedAs = (outcome: AnyOutcome): Ended => ({
  // Only `resolve` returns not-applied, and it is not used here.
  state: outcome.status === "not-applied" ? "rejected" : outcome.status,
  ending: saveOutcome(outcome),
});

/** True if the row ended only because the worker stops; another worker continues with it. */
const isUnfinished = (outcome: AnyOutcome): boolean =>
  outcome.status === "rejected" && outcome.error.isRetryable;

/** Sends one row and returns how it ended; undefined if another worker has it. */
const endOf = async (lane: Lane, claimed: Claimed): Promise<Ended | undefined> => {
  const planned = callOf(lane, claimed);
  if (typeof planned === "string") return { state: "invalid", ending: { reason: planned } };
  if (planned.known) return endedAs(planned.known);
  const { call, hasLeft, isGone } = paceCall(planned, claimed, lane);
  const { retries, timeoutMs, stop } = lane;
  const outcome = await settle(call, async () => undefined, retries, { timeoutMs }, stop);
  if (isGone()) return undefined;
  if (stop.aborted && (!hasLeft() || isUnfinished(outcome))) return goesBack;
  return endedAs(outcome);
};

/** Processes one claimed row. Returns its state, or undefined if another worker has the row now. */
export const workRow = async (lane: Lane, claimed: Claimed): Promise<State | undefined> => {
  const ended = await endOf(lane, claimed);
  if (ended && (await lane.ledger.settle({ claimed, ...ended }))) return ended.state;
  return undefined;
};
