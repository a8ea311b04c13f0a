import { isProviderError } from "@provider-clients/client-core";
import type { AnyOutcome, Bounds } from "@provider-clients/customers";
import type { Again, RowCall } from "@provider-clients/customers/bulk";
import { BulkError } from "../bulk-error.js";
import type { Gate } from "../gate/gate.js";
import type { Claimed, Ledger } from "../ledger/ledger.js";
import { type FencedFetch, newPassage, type Passage } from "./fenced-fetch.js";

/** What a call needs of the worker around it. */
export interface Pace {
  readonly ledger: Ledger;
  readonly gate: Gate;
  readonly fenced: FencedFetch;
  /** A worker that is silent for so many milliseconds counts as dead. */
  readonly deadAfterMs: number;
  readonly stop: AbortSignal;
}

/** A call that waits for the gate, and whose requests leave only with the ledger's word. */
export interface PacedCall {
  readonly call: RowCall;
  /** True once any request of it has left. */
  readonly hasLeft: () => boolean;
  /** True when another worker has the row now: what is known of it here counts no more. */
  readonly isGone: () => boolean;
}

/** As the reading of an earlier run would be told: it may have been sent, and nobody knows. */
export const interrupted = ({ provider, sent, ignored }: RowCall): AnyOutcome => {
  const because = "an earlier worker began this row and ended before it recorded the outcome";
  return {
    provider,
    status: "unknown",
    error: new Error(`The outcome is not known: ${because}.`),
    because,
    sent,
    ignored,
  };
};

const holdIfAsked = async (gate: Gate, outcome: AnyOutcome): Promise<void> => {
  const error = "error" in outcome ? outcome.error : undefined;
  if (isProviderError(error) && error.status === 429 && error.retryAfterMs)
    await gate.hold(error.retryAfterMs);
};

const isAway = (error: unknown): boolean => error instanceof BulkError && error.kind === "unreachable";

/**
 * How long the ledger's word holds on this process's clock. Nobody may have declared the worker dead since; and of a
 * gate's slack (2 seconds), the ledger has used half at most.
 */
const wordHoldsMs = (slot: string | null, deadAfterMs: number): number =>
  slot === null ? deadAfterMs / 2 : Math.min(1000, deadAfterMs / 2);

/** The call of a claimed row, paced. */
export const paceCall = (call: RowCall, claimed: Claimed, pace: Pace): PacedCall => {
  const { ledger, gate, fenced, deadAfterMs, stop } = pace;
  const seen = { firstTriedAt: claimed.firstTriedAt, hasLeft: false, isGone: false };
  const passageFor = (slot: string | null): Passage =>
    newPassage(async () => {
      const { is, askedAt } = await ledger.begin({ claimed, isRepeatable: call.isRepeatable(), slot });
      return is === "begun" ? { validUntil: askedAt + wordHoldsMs(slot, deadAfterMs) } : is;
    });
  /** Sends at the gate's pace, again and again while nothing has left for a reason that passes. */
  const sendPaced = async (
    send: (bounds: Again) => Promise<AnyOutcome>,
    bounds: Bounds = {},
  ): Promise<AnyOutcome> => {
    for (;;) {
      const slot = await gate.pass().catch((error: unknown) => {
        if (stop.aborted) return undefined;
        throw error;
      });
      if (slot === undefined) return send({ ...bounds, signal: stop });
      const passage = passageFor(slot);
      const triedAt = new Date();
      const outcome = await fenced.within(passage, () => send(bounds));
      passage.isOver = true;
      if (passage.hasLeft) {
        seen.hasLeft = true;
        seen.firstTriedAt ??= triedAt;
        await holdIfAsked(gate, outcome);
        return outcome;
      }
      if (passage.failure !== undefined && !isAway(passage.failure)) throw passage.failure;
      if (passage.refusal === "gone") seen.isGone = true;
      if (seen.isGone || (passage.refusal === undefined && passage.failure === undefined)) return outcome;
    }
  };
  const sendAgain: RowCall["sendAgain"] = (before, bounds) =>
    call.sendAgain(before, { ...bounds, firstTriedAt: seen.firstTriedAt });
  return {
    call: {
      ...call,
      send: (bounds) =>
        claimed.firstTriedAt
          ? sendPaced((each) => sendAgain(interrupted(call), each), bounds)
          : sendPaced(call.send, bounds),
      sendAgain: (before, bounds) => sendPaced((each) => sendAgain(before, each), bounds),
    },
    hasLeft: () => seen.hasLeft,
    isGone: () => seen.isGone,
  };
};
