import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { timeIsOver, within } from "./within.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

const never = (): Promise<never> => new Promise(() => {});

const countListeners = (signal: AbortSignal): { count: number } => {
  const counter = { count: 0 };
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...all: Parameters<typeof addEventListener>) => {
    counter.count++;
    return addEventListener.apply(signal, all);
  };
  signal.removeEventListener = (...all: Parameters<typeof removeEventListener>) => {
    counter.count--;
    return removeEventListener.apply(signal, all);
  };
  return counter;
};

test("passes on what the task gives, and leaves no listener", async () => {
  const { signal } = new AbortController();
  const listeners = countListeners(signal);
  expect(await within(1000, signal, async () => 5)).toBe(5);
  const failure = new Error("failed");
  await expect(within(1000, signal, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(listeners.count).toBe(0);
});

test("rejects when the time is over, and tells the task's signal", async () => {
  const { signal } = new AbortController();
  const listeners = countListeners(signal);
  let inner: AbortSignal | undefined;
  const call = within(1000, signal, (given) => {
    inner = given;
    return never();
  });
  vi.advanceTimersByTime(999);
  expect(inner?.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  await expect(call).rejects.toBe(timeIsOver);
  expect(inner?.aborted).toBe(true);
  expect(listeners.count).toBe(0);
});

test("passes the caller's reason on unchanged, at once, whatever it is", async () => {
  for (const reason of ["stop", 0, null, { why: "closed" }, new Error("closed")]) {
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const call = within(1000, controller.signal, never);
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
    expect(listeners.count).toBe(0);
  }
});

test("does not begin when the signal has aborted already", async () => {
  const task = vi.fn(never);
  await expect(within(1000, AbortSignal.abort("early"), task)).rejects.toBe("early");
  expect(task).not.toHaveBeenCalled();
});

test("ignores what a task does after its time", async () => {
  let fail = (_: Error): void => {};
  const call = within(
    10,
    undefined,
    () =>
      new Promise((_, reject) => {
        fail = reject;
      }),
  );
  vi.advanceTimersByTime(10);
  await expect(call).rejects.toBe(timeIsOver);
  fail(new Error("late"));
});
