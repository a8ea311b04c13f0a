import type { AttemptEnd } from "./attempt.js";
import type { Limits } from "./limits.js";
import type { Operation } from "./operation.js";
import { backOff, isTransient, longestWaitMs, readRetryAfter } from "./retry.js";

// Documents say "about two minutes", and a request takes time to arrive, so a key is trusted for a shorter time than
// documented.
const trustedPart = 0.75;

/**
 * True if an attempt sent at that time cannot be applied in addition to the one that first carried its idempotency key:
 * the provider still remembers the key, or the operation does not need one.
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

/** The state of a call after a failed attempt. */
export interface Situation {
  readonly operation: Operation;
  readonly limits: Limits;
  readonly end: AttemptEnd;
  /** Attempts made so far. */
  readonly attempts: number;
  /** The deadline of the call, and when its idempotency key was first sent: milliseconds since 1970. */
  readonly deadline: number;
  readonly keySince: number;
}

/** How long to wait before the next attempt. Without `delayMs` there is no next attempt. */
export interface RetryPlan {
  readonly delayMs?: number;
  /** The wait to report to the caller if there is no next attempt. */
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
