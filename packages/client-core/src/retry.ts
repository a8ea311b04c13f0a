/** The longest wait a provider's `Retry-After` is granted; a longer one is handed to the caller in the error. */
export const longestWaitMs = 60_000;

/** True for what may pass by itself: no connection, no time, or a status that says so. */
export const isTransient = (kind: string, status = 0): boolean =>
  kind === "network" || kind === "timeout" || status === 408 || status === 429 || status >= 500;

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date; undefined when it is neither. */
export const readRetryAfter = (value: string): number | undefined => {
  const ms = /^\d+$/.test(value)
    ? Number(value) * 1000
    : Date.parse(/ GMT$/.test(value) ? value : "") - Date.now();
  return ms > 0 ? ms : ms <= 0 ? 0 : undefined;
};

/** Milliseconds to wait after a number of attempts: full jitter, so that clients do not return together. */
export const backOff = (attempts: number): number =>
  Math.round(Math.random() * Math.min(8000, 250 * 2 ** attempts));
