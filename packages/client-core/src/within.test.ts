import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { within } from "./within.js";

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
  expect(await within(1000, signal, async () => 5)).toEqual({ by: "itself", value: 5 });
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
  expect(await call).toEqual({ by: "time" });
  expect(inner?.aborted).toBe(true);
  expect(listeners.count).toBe(0);
});

test("says that the caller ended it, at once, whatever the reason is", async () => {
  for (const reason of ["stop", 0, null, { why: "closed" }, new Error("closed")]) {
    const controller = new AbortController();
    const listeners = countListeners(controller.signal);
    const call = within(1000, controller.signal, never);
    controller.abort(reason);
    expect(await call).toEqual({ by: "caller" });
    expect(listeners.count).toBe(0);
  }
});

test("does not begin when the signal has aborted already, or no time is left", async () => {
  const task = vi.fn(never);
  expect(await within(1000, AbortSignal.abort("early"), task)).toEqual({ by: "caller" });
  expect(await within(0, undefined, task)).toEqual({ by: "time" });
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
  expect(await call).toEqual({ by: "time" });
  fail(new Error("late"));
});
