import type { Outcome } from "./errors.js";
import type { Operation } from "./operation.js";

/** The facts of one attempt that determine what became of the change. */
export interface Attempt {
  /** False if the runtime proves that nothing reached the provider. */
  readonly reached: boolean;
  /** The HTTP status, once headers have arrived and if the runtime exposes it. */
  readonly status?: number | undefined;
  /** The provider's identifier for the request, if it sent one. */
  readonly requestId?: string | undefined;
  /** The provider refused in a 2xx, in the way its document describes. */
  readonly isRefusal?: true | undefined;
}

// 307 and 308 ask for the same request elsewhere: nothing was done. Any other 3xx may follow a request that was carried
// out: 303 means that, many servers answer a successful POST with 302, and a browser hides the status of all redirects.
const saysNo = (status: number): boolean =>
  status === 307 || status === 308 || (status >= 400 && status < 500 && status !== 408);

const outcomeOfOne = (operation: Operation, { reached, status = 0, isRefusal }: Attempt): Outcome => {
  if (!reached) {
    return "not-sent";
  }
  return operation.safe || isRefusal || saysNo(status) ? "rejected" : "unknown";
};

/** What earlier calls may have done. */
export interface Before {
  /** The idempotency key is the caller's own, so another call may have sent it. */
  readonly key?: boolean | undefined;
  /** The caller states that the change was tried before, with an unknown outcome. */
  readonly change?: boolean | undefined;
}

/**
 * True if the last answer reports that the idempotency key was used before, and an earlier attempt or call may have
 * used it.
 */
export const isKeyRepeat = (
  { keyRepeat }: Operation,
  attempts: readonly Attempt[],
  before: Before = {},
): boolean =>
  keyRepeat !== undefined &&
  attempts.at(-1)?.status === keyRepeat &&
  (!!before.key || attempts.slice(0, -1).some(({ reached }) => reached));

/**
 * The outcome of the change after attempts that all failed: the worst outcome of any attempt and of earlier calls. A
 * repeated idempotency key means that an earlier attempt arrived, even if its answer did not.
 */
export const outcomeOf = (
  operation: Operation,
  attempts: readonly Attempt[],
  before: Before = {},
): Outcome => {
  const outcomes = attempts.map((attempt) => outcomeOfOne(operation, attempt));
  if (isKeyRepeat(operation, attempts, before) || outcomes.includes("unknown")) {
    return "unknown";
  }
  if (before.change && !operation.safe) {
    return "unknown";
  }
  return outcomes.includes("rejected") ? "rejected" : "not-sent";
};
