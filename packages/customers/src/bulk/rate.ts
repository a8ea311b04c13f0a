import pThrottle from "p-throttle";
import type { Rate } from "../provider.js";
import { type ProviderName, providerNames, providers } from "../providers.js";

/** The limits of each provider. All limits of one provider apply at once. */
export type Rates = { readonly [Provider in ProviderName]?: readonly Rate[] | undefined };

/** The limits that the providers document. */
export const documentedRates: Rates = Object.fromEntries(
  providerNames.flatMap((name) => {
    const { rates } = providers[name];
    return rates ? [[name, rates]] : [];
  }),
);

/** Resolves when the next request may be sent; rejects with the signal's reason once it is aborted. */
export type Gate = () => Promise<void>;

/**
 * One gate for several limits. Requests pass the limits one at a time, longest interval first. So at most one request
 * has passed a long interval and still waits for a shorter one; the long intervals allow one request less to make up
 * for it.
 */
export const createGate = (rates: readonly Rate[] = [], signal?: AbortSignal): Gate => {
  const gates = rates
    .toSorted((a, b) => b.intervalMs - a.intervalMs)
    .map(({ limit, intervalMs: interval }, at) =>
      pThrottle({
        limit: at < rates.length - 1 ? Math.max(1, limit - 1) : limit,
        interval,
        strict: true,
        ...(signal && { signal }),
      })(() => undefined),
    );
  let turn = Promise.resolve();
  return () => {
    turn = turn.then(async () => {
      for (const gate of gates) await gate();
    });
    return turn;
  };
};
