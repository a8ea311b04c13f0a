import pThrottle from "p-throttle";
import type { Rate } from "../provider.js";
import { type ProviderName, providerNames, providers } from "../providers.js";

/** The limits of each provider; all of a provider's hold at once. */
export type Rates = { readonly [Provider in ProviderName]?: readonly Rate[] | undefined };

/** The limits that the providers document. */
export const documentedRates: Rates = Object.fromEntries(
  providerNames.flatMap((name) => {
    const { rates } = providers[name];
    return rates ? [[name, rates]] : [];
  }),
);

/** Resolves when the next request may leave; rejects with the signal's reason once it is aborted. */
export type Gate = () => Promise<void>;

/**
 * One gate for several limits. Requests pass one at a time, the longest interval first: so a request that has passed
 * one interval and waits for the next is the only one, and one request less in the longer intervals makes up for it.
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
