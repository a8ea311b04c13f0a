import { isProviderError } from "@provider-clients/client-core";
import type { Bounds } from "../execute.js";
import { type AnyOutcome, isFailure } from "../outcome.js";
import { orAborted } from "./or-aborted.js";
import type { Gate } from "./rate.js";
import type { RowCall } from "./row-call.js";

// If a provider asks for a longer wait, the request is not retried; the wait is in the error.
const longestWaitMs = 60_000;

/** Waits for `ms`, or until the signal is aborted. */
const pause = async (ms: number, signal: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const passed = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await orAborted(passed, signal).catch(() => undefined);
  clearTimeout(timer);
};

const waitBefore = (outcome: AnyOutcome, again: number): number | undefined => {
  const error = isFailure(outcome) ? outcome.error : undefined;
  if (!isProviderError(error) || !error.isRetryable) return undefined;
  const wait = error.retryAfterMs ?? 250 * 2 ** again;
  return wait > longestWaitMs ? undefined : wait;
};

/**
 * Makes one call at the provider's rate. The client's own retries are off, because they would not count against the
 * rate; the retries here do. Once `stop` is aborted, nothing more is sent; requests in progress continue until their
 * own signal aborts.
 */
export const settle = async (
  call: RowCall,
  gate: Gate,
  retries: number,
  { signal, timeoutMs }: Bounds,
  stop: AbortSignal,
): Promise<AnyOutcome> => {
  if (call.known) return call.known;
  const bounds = { signal, timeoutMs, retries: 0 };
  // An aborted gate rejects at once, and the next step checks the signal.
  const pass = (): Promise<void> => gate().catch(() => undefined);
  await pass();
  const firstTriedAt = new Date();
  let outcome = await call.send(stop.aborted ? { ...bounds, signal: stop } : bounds);
  for (let again = 0; again < retries; again++) {
    const wait = waitBefore(outcome, again);
    if (wait === undefined || stop.aborted) break;
    await pause(wait, stop);
    await pass();
    if (stop.aborted) break;
    outcome = await call.sendAgain(outcome, { ...bounds, firstTriedAt });
  }
  return outcome;
};
