import type { AttemptEnd } from "./attempt.js";
import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import { backOff, isTransient, longestWaitMs, readRetryAfter } from "./retry.js";

// Documents say "about two minutes", and a request is on its way for a while: a key is trusted for less than they say.
const trustedPart = 0.75;

/**
 * True when an attempt that leaves at that time cannot be applied beside the one that first carried its idempotency
 * key: the provider still remembers the key, or the operation does not need one.
 */
export const keyHolds = (
  { idempotent, keyHoldsMs }: Operation,
  keySince: number | undefined,
  at: number,
): boolean =>
  idempotent ||
  keyHoldsMs === undefined ||
  keySince === undefined ||
  at < keySince + keyHoldsMs * trustedPart;

/** What is known after an attempt that failed. */
export interface Situation {
  readonly operation: Operation;
  readonly limits: Limits;
  readonly end: AttemptEnd;
  /** Attempts made so far. */
  readonly attempts: number;
  /** When the call has to end, and when its idempotency key was first sent: milliseconds since 1970. */
  readonly deadline: number;
  readonly keySince: number;
}

/** How long to wait before the next attempt; without `delayMs` there is none. */
export interface RetryPlan {
  readonly delayMs?: number;
  /** What to tell the caller where there is none. */
  readonly retryAfterMs?: number | undefined;
}

/** Decides whether and when a request is sent again. */
export const planRetry = ({ operation, limits, end, attempts, deadline, keySince }: Situation): RetryPlan => {
  const asked =
    end.kind === "answer" ? readRetryAfter(end.reply.response.headers.get("retry-after") ?? "") : undefined;
  const mayResend = operation.idempotent || operation.keyHeader;
  if (!mayResend || attempts > limits.retries || !isTransient(end.kind, end.attempt.status)) {
    return { retryAfterMs: asked };
  }
  const delayMs = asked || backOff(attempts);
  const leavesAt = Date.now() + delayMs;
  const fits = delayMs <= longestWaitMs && leavesAt < deadline && keyHolds(operation, keySince, leavesAt);
  return fits ? { delayMs } : { retryAfterMs: asked ?? delayMs };
};
