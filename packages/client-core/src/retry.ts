import { longestDelayMs } from "./limits.js";

/** The longest wait accepted from a provider's `Retry-After`; a longer one is reported to the caller in the error. */
export const longestWaitMs = 60_000;

/** True for failures that may be temporary: no connection, no time, or a status that says so. */
export const isTransient = (kind: string, status = 0): boolean =>
  kind === "network" || kind === "timeout" || status === 408 || status === 429 || status >= 500;

// Parses the date format that HTTP requires and the older one in GMT (Date.parse reads both), and C's asctime format,
// which has no zone.
const readDate = (value: string): number =>
  Date.parse(
    / GMT$/.test(value) ? value : /^\w{3} \w{3} [ \d]\d [\d:]{8} \d{4}$/.test(value) ? `${value} GMT` : "",
  );

/**
 * Milliseconds requested by a `Retry-After` header, in seconds or as a date; undefined if it is neither. Capped at the
 * maximum of a timer.
 */
export const readRetryAfter = (value: string): number | undefined => {
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : readDate(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestDelayMs);
};

/** Milliseconds to wait after a number of attempts: full jitter, so that clients do not retry at the same time. */
export const backOff = (attempts: number): number =>
  Math.round(Math.random() * Math.min(8000, 250 * 2 ** attempts));
