import { isProviderError } from "@provider-clients/client-core";
import { type Bounds, execute, executeAgain } from "../execute.js";
import { type AnyOutcome, isFailure } from "../outcome.js";
import type { Plan } from "../plan.js";
import type { Gate } from "./rate.js";

// A provider that asks for more is left alone; the wait is in the error.
const longestWaitMs = 60_000;

const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener("abort", done);
  });

const waitBefore = (outcome: AnyOutcome, again: number): number | undefined => {
  const error = isFailure(outcome) ? outcome.error : undefined;
  if (!isProviderError(error) || !error.isRetryable) return undefined;
  const wait = error.retryAfterMs ?? 250 * 2 ** again;
  return wait > longestWaitMs ? undefined : wait;
};

/**
 * Carries out one plan at the provider's rate. The client's own retries are off, because they would not count
 * against the rate; these do.
 */
export async function settle(
  plan: Plan,
  gate: Gate,
  retries: number,
  { signal, timeoutMs }: Bounds,
): Promise<AnyOutcome> {
  if (plan.step.status !== "planned") return plan.step;
  const bounds = { signal, timeoutMs, retries: 0 };
  // An aborted gate lets go at once, and what follows finds the signal aborted.
  const pass = (): Promise<void> => gate().catch(() => undefined);
  await pass();
  let outcome = await execute(plan, bounds);
  for (let again = 0; again < retries; again++) {
    const wait = waitBefore(outcome, again);
    if (wait === undefined || signal?.aborted) break;
    await pause(wait, signal);
    await pass();
    if (signal?.aborted) break;
    outcome = await executeAgain(plan, outcome, bounds);
  }
  return outcome;
}
