import { getEventListeners } from "node:events";
import { expect, test } from "vitest";
import { createBell } from "./bell.js";

/** The timers of this process that would still fire. */
const pendingTimers = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === "Timeout").length;

test("a thousand waits that a ring ends leave no timer and no listener behind", async () => {
  const stop = new AbortController().signal;
  const { ring, heard } = createBell(stop);
  const before = pendingTimers();
  for (let each = 0; each < 1000; each++) {
    const waiting = heard(60_000);
    ring();
    await waiting;
  }
  expect(getEventListeners(stop, "abort")).toHaveLength(0);
  expect(pendingTimers()).toBe(before);
});

test("a wait ends after its time, and leaves no listener behind", async () => {
  const stop = new AbortController().signal;
  await createBell(stop).heard(1);
  expect(getEventListeners(stop, "abort")).toHaveLength(0);
});

test("an abort ends a wait at once, before it began or during it", async () => {
  const controller = new AbortController();
  const { heard } = createBell(controller.signal);
  const waiting = heard(60_000);
  controller.abort();
  await waiting;
  await heard(60_000);
  expect(getEventListeners(controller.signal, "abort")).toHaveLength(0);
});
