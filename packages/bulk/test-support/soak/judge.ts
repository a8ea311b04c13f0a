import type { ResultLine } from "../../src/index.js";
import type { Arrival } from "../provider-server.js";

/** Compares the ledger with what the providers received. */
export interface Verdict {
  readonly rows: number;
  /** Rows that did not end or are missing. */
  readonly lost: number;
  /** Rows that must not be sent twice but may have been applied by more than one request. */
  readonly doubled: number;
  /** Rows that the ledger calls applied although the provider did not apply them, or rejected although it did. */
  readonly disagreeing: number;
  readonly states: Readonly<Record<string, number>>;
}

const disagrees = (state: string, seen: readonly Arrival[]): boolean => {
  const isApplied = seen.some((one) => one.isApplied);
  return (state === "applied" && !isApplied) || (state === "rejected" && isApplied);
};

/** Checks the ledger against the arrivals. The key of a row is the number of its customer. */
export const judge = (
  expected: number,
  lines: readonly ResultLine[],
  arrivals: readonly Arrival[],
): Verdict => {
  const seen = new Map<string, Arrival[]>();
  for (const one of arrivals) {
    const name = `${one.provider} ${one.id.replace("cus_", "")}`;
    seen.set(name, [...(seen.get(name) ?? []), one]);
  }
  const states: Record<string, number> = {};
  const verdict = { lost: expected - lines.length, doubled: 0, disagreeing: 0 };
  for (const { key, provider, state } of lines) {
    const here = seen.get(`${provider} ${key.slice(1)}`) ?? [];
    states[state] = (states[state] ?? 0) + 1;
    if (state === "queued" || state === "begun") verdict.lost++;
    // A 429 changed nothing, so another request may follow it.
    if (provider === "soap" && here.filter(({ fate }) => fate !== "429").length > 1) verdict.doubled++;
    if (disagrees(state, here)) verdict.disagreeing++;
  }
  return { rows: expected, ...verdict, states };
};

/** The most arrivals that certainly came within any window of this many milliseconds. */
export const mostWithin = (
  arrivals: readonly Pick<Arrival, "at" | "notBefore">[],
  intervalMs: number,
): number => {
  const sorted = arrivals.toSorted((a, b) => a.at - b.at);
  let first = 0;
  let most = 0;
  for (const [index, { at }] of sorted.entries()) {
    while (at - (sorted[first]?.notBefore ?? at) >= intervalMs) first++;
    most = Math.max(most, index - first + 1);
  }
  return most;
};
