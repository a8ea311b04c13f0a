import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { recordingTerminal } from "../test-support/recording-terminal.js";
import { step } from "./step.js";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const wait = <Result>(ms: number, result: Result) =>
  new Promise<Result>((resolve) => setTimeout(() => resolve(result), ms));

test("says what is under way, and how long it took", async () => {
  const { terminal, printed } = recordingTerminal();
  const done = step(terminal, "Building", () => wait(2500, "built"));
  expect(printed.progress).toBe("  Building …");
  await vi.advanceTimersByTimeAsync(2500);
  expect(await done).toBe("built");
  expect(printed.progress).toBe("  Building … done in 2.5 s\n");
});

test("an interactive terminal shows the time as it runs, and one line in the end", async () => {
  const { terminal, printed } = recordingTerminal({ isInteractive: true });
  const done = step(terminal, "Building", () => wait(250, 1));
  await vi.advanceTimersByTimeAsync(250);
  await done;
  expect(printed.progress.split("\r\u001b[2K")).toEqual([
    "  Building …",
    "  Building … 0.1 s",
    "  Building … 0.2 s",
    "  Building: done in 0.3 s\n",
  ]);
  expect(vi.getTimerCount()).toBe(0);
});

test("work can say how far it is, on an interactive terminal", async () => {
  const { terminal, printed } = recordingTerminal({ isInteractive: true });
  const done = step(terminal, "Building", (say) => {
    say("2 of 5");
    return wait(150, 1);
  });
  await vi.advanceTimersByTimeAsync(150);
  await done;
  expect(printed.progress).toContain("  Building … 0.1 s, 2 of 5");
});

test("a result that is no good, and an error, end with failed", async () => {
  const { terminal, printed } = recordingTerminal();
  await step(
    terminal,
    "Building",
    () => 1,
    (code) => code === 0,
  );
  const failed = step(terminal, "Testing", () => Promise.reject(new Error("no")));
  await expect(failed).rejects.toThrow("no");
  expect(printed.progress).toBe("  Building … failed in 0.0 s\n  Testing … failed in 0.0 s\n");
});

test("where nobody watches nothing is shown", async () => {
  const { terminal } = recordingTerminal();
  const { write: _, ...silent } = terminal;
  expect(await step(silent, "Building", () => 5)).toBe(5);
});
