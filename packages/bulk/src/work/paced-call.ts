import { isProviderError } from "@provider-clients/client-core";
import type { AnyOutcome, Bounds } from "@provider-clients/customers";
import type { Again, RowCall } from "@provider-clients/customers/bulk";
import { BulkError } from "../bulk-error.js";
import type { Gate } from "../gate/gate.js";
import type { Claimed, Ledger } from "../ledger/ledger.js";
import { type FencedFetch, newPassage, type Passage } from "./fenced-fetch.js";

/** What a call needs from its worker. */
export interface Pace {
  readonly ledger: Ledger;
  readonly gate: Gate;
  readonly fenced: FencedFetch;
  /** A worker that is silent for this many milliseconds counts as dead. */
  readonly deadAfterMs: number;
  readonly stop: AbortSignal;
}

/** A call that waits for the gate, and whose requests need the ledger's confirmation. */
export interface PacedCall {
  readonly call: RowCall;
  /** True once any of its requests was sent. */
  readonly hasLeft: () => boolean;
  /** True if another worker has the row now; the result here no longer counts. */
  readonly isGone: () => boolean;
}

/** The outcome of a row that an earlier run began: it may have been sent, and its result is unknown. */
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
 * How long the ledger's confirmation is valid on this process's clock. It must expire before anybody can declare the
 * worker dead, and within half of the gate's slack (2 seconds), because the ledger may have used the other half.
 */
const wordHoldsMs = (slot: string | null, deadAfterMs: number): number =>
  slot === null ? deadAfterMs / 2 : Math.min(1000, deadAfterMs / 2);

/** What is known of a row's requests. */
interface Seen {
  firstTriedAt: Date | undefined;
  hasLeft: boolean;
  isGone: boolean;
}

type Send = (bounds: Again) => Promise<AnyOutcome>;

/** Sends at the gate's rate; repeats as long as nothing was sent for a temporary reason. */
const createPacedSend = (call: RowCall, claimed: Claimed, pace: Pace, seen: Seen) => {
  const { ledger, gate, fenced, deadAfterMs, stop } = pace;
  const passageFor = (slot: string | null): Passage =>
    newPassage(async () => {
      const { is, askedAt } = await ledger.begin({ claimed, isRepeatable: call.isRepeatable(), slot });
      return is === "begun" ? { validUntil: askedAt + wordHoldsMs(slot, deadAfterMs) } : is;
    });
  /** Undefined if nothing was sent for a temporary reason. */
  const sendInSlot = async (
    send: Send,
    bounds: Bounds,
    slot: string | null,
  ): Promise<AnyOutcome | undefined> => {
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
    const isTemporary = passage.refusal !== undefined || passage.failure !== undefined;
    return isTemporary && !seen.isGone ? undefined : outcome;
  };
  return async (send: Send, bounds: Bounds = {}): Promise<AnyOutcome> => {
    for (;;) {
      const slot = await gate.pass().catch((error: unknown) => {
        if (stop.aborted) return undefined;
        throw error;
      });
      if (slot === undefined) return send({ ...bounds, signal: stop });
      const outcome = await sendInSlot(send, bounds, slot);
      if (outcome) return outcome;
    }
  };
};

/** Creates the paced call for a claimed row. */
export const paceCall = (call: RowCall, claimed: Claimed, pace: Pace): PacedCall => {
  const seen: Seen = { firstTriedAt: claimed.firstTriedAt, hasLeft: false, isGone: false };
  const sendPaced = createPacedSend(call, claimed, pace, seen);
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
