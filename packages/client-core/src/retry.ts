import { longestDelayMs } from "./limits.js";

/** The longest wait a provider's `Retry-After` is granted; a longer one is handed to the caller in the error. */
export const longestWaitMs = 60_000;

/** True for what may pass by itself: no connection, no time, or a status that says so. */
export const isTransient = (kind: string, status = 0): boolean =>
  kind === "network" || kind === "timeout" || status === 408 || status === 429 || status >= 500;

// The format that HTTP wants and the older one in GMT, which Date.parse both knows; and that of C, which has no zone.
const readDate = (value: string): number =>
  Date.parse(
    / GMT$/.test(value) ? value : /^\w{3} \w{3} [ \d]\d [\d:]{8} \d{4}$/.test(value) ? `${value} GMT` : "",
  );

/**
 * Milliseconds that a `Retry-After` header asks for, in seconds or as a date; undefined when it is neither. However
 * long it asks for, it is a number that a timer can wait.
 */
export const readRetryAfter = (value: string): number | undefined => {
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : readDate(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestDelayMs);
};

/** Milliseconds to wait after a number of attempts: full jitter, so that clients do not return together. */
export const backOff = (attempts: number): number =>
  Math.round(Math.random() * Math.min(8000, 250 * 2 ** attempts));
