import type { Outcome } from "./errors.js";
import type { Operation } from "./operation.js";

/** One attempt, as far as it says what became of the change. */
export interface Attempt {
  /** False where the runtime proves that nothing of it reached the provider. */
  readonly reached: boolean;
  /** The HTTP status, once headers have arrived and where the runtime shows it. */
  readonly status?: number | undefined;
  /** The provider's identifier for the request, if it sent one. */
  readonly requestId?: string | undefined;
  /** The provider said no in a 2xx, as its document describes. */
  readonly isRefusal?: true | undefined;
}

// 307 and 308 ask for the same request elsewhere: nothing was done. Any other 3xx may follow a request that was carried
// out: 303 says so, many servers answer a POST that worked with 302, and a browser hides the status of all of them.
const saysNo = (status: number): boolean =>
  status === 307 || status === 308 || (status >= 400 && status < 500 && status !== 408);

const outcomeOfOne = (operation: Operation, { reached, status = 0, isRefusal }: Attempt): Outcome => {
  if (!reached) {
    return "not-sent";
  }
  return operation.safe || isRefusal || saysNo(status) ? "rejected" : "unknown";
};

/** What calls before this one may have done. */
export interface Before {
  /** The idempotency key is the caller's, so that another call may have sent it. */
  readonly key?: boolean | undefined;
  /** The caller says that the change was tried before, with an unknown outcome. */
  readonly change?: boolean | undefined;
}

/** True when the last answer says that the idempotency key was used before, and something before it may have used it. */
export const isKeyRepeat = (
  { keyRepeat }: Operation,
  attempts: readonly Attempt[],
  before: Before = {},
): boolean =>
  keyRepeat !== undefined &&
  attempts.at(-1)?.status === keyRepeat &&
  (!!before.key || attempts.slice(0, -1).some(({ reached }) => reached));

/**
 * What became of the change after attempts of which none succeeded: as bad as the worst of them, and of what was before. A repeated
 * idempotency key means that an earlier attempt arrived, whatever was heard of it.
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
