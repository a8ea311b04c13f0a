import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Rate } from "../provider.js";
import { createGate, documentedRates } from "./rate.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const passages = async (rates: readonly Rate[] | undefined, count: number): Promise<number[]> => {
  const gate = createGate(rates);
  const times: number[] = [];
  const all = Promise.all(Array.from({ length: count }, () => gate().then(() => times.push(Date.now()))));
  while (times.length < count) await vi.advanceTimersToNextTimerAsync();
  await all;
  return times;
};

test.for([
  { name: "Payabli's", rates: documentedRates.payabli ?? [], count: 3500 },
  { name: "one", rates: [{ limit: 3, intervalMs: 100 }], count: 50 },
  {
    name: "three",
    rates: [
      { limit: 5, intervalMs: 100 },
      { limit: 30, intervalMs: 2000 },
      { limit: 12, intervalMs: 500 },
    ],
    count: 200,
  },
])("no stretch of time holds more than $name limits", async ({ rates, count }) => {
  const times = await passages(rates, count);
  for (const { limit, intervalMs } of rates) {
    const gaps = times.slice(limit).map((time, at) => time - (times[at] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(intervalMs);
  }
});

test("what is within the limits does not wait", async () => {
  const start = Date.now();
  const times = await passages([{ limit: 200, intervalMs: 60_000 }], 200);
  expect(new Set(times)).toEqual(new Set([start]));
});

test("without limits nothing waits", async () => {
  const start = Date.now();
  expect(new Set(await passages(undefined, 1000))).toEqual(new Set([start]));
});

test("an abort lets go of everything that waits", async () => {
  const controller = new AbortController();
  const gate = createGate([{ limit: 1, intervalMs: 1000 }], controller.signal);
  await gate();
  const waiting = [gate(), gate()].map((one) => one.catch((reason: unknown) => reason));
  await Promise.resolve();
  controller.abort("stop");
  expect(await Promise.all(waiting)).toEqual(["stop", "stop"]);
});
