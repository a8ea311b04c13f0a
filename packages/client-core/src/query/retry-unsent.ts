import { isProviderError } from "../errors.js";

/** What TanStack Query asks after a failure. */
export type Retry = (failureCount: number, error: unknown) => boolean;

const most = 3;

/**
 * The `retry` of operations that the client never sends again by itself: three times, and only where the cause may pass
 * and nothing was sent. TanStack's own default would send a change again that may have been applied.
 */
export const retryUnsent: Retry = (failureCount, error) =>
  failureCount < most && isProviderError(error) && error.isRetryable && error.outcome === "not-sent";

/** Two that try again multiply: where the client does, TanStack does not. */
export const retryOf = (isSentAgain: boolean): false | Retry => (isSentAgain ? false : retryUnsent);
