import { inspect } from "node:util";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { isProviderError } from "../../src/errors.js";
import { startFaultServer } from "./fault-server.js";
import { type Expectation, faultTable } from "./fault-table.js";
import { answer, stallBody, stallHeaders } from "./moves.js";
import { type Run, runFault, timeoutMs } from "./run-fault.js";
import type { Subject } from "./subject.js";

const expectOutcome = ({ error, value }: Run, expected: Expectation, { success }: Subject): void => {
  const { requests: _, kind, retryAfterMs, ...facts } = expected;
  if (kind === "success") {
    expect(error).toBeUndefined();
    expect(value).toEqual(success);
    return;
  }
  expect(isProviderError(error, kind), inspect(error)).toBe(true);
  expect(error).toMatchObject({ ...facts, attempts: expected.requests });
  if (retryAfterMs !== undefined) {
    const told = isProviderError(error) ? (error.retryAfterMs ?? Number.NaN) : Number.NaN;
    // A date has no milliseconds.
    expect(Math.abs(told - retryAfterMs)).toBeLessThanOrEqual(1000);
  }
};

const expectDiscretion = (told: unknown, secrets: readonly string[]): void => {
  const shown = [
    JSON.stringify(told),
    inspect(told, { showHidden: true, depth: 20, getters: false }),
    told instanceof Error ? `${told.message} ${told.stack}` : "",
  ].join("\n");
  for (const secret of secrets) {
    expect(shown).not.toContain(secret);
  }
};

const abortStages = {
  "before anything is sent": { move: answer(200), abortAt: undefined, sent: 0 },
  "while it waits for headers": { move: stallHeaders, abortAt: "move", sent: 1 },
  "while a body is on the way": { move: stallBody, abortAt: "response", sent: 1 },
  "while it waits to send again": {
    move: answer(503, "", { "retry-after": "10" }),
    abortAt: "retry",
    sent: 1,
  },
} as const;

const testAbort = (subject: Subject, stage: keyof typeof abortStages): void => {
  const { move, abortAt, sent } = abortStages[stage];
  if (abortAt === "retry" && !subject.isResent) {
    return;
  }
  test(`an abort ${stage}`, async () => {
    const server = await startFaultServer([move]);
    const controller = new AbortController();
    const reason = { why: "closed" };
    const abort = (): void => {
      setImmediate(() => controller.abort(reason));
    };
    if (abortAt === undefined) controller.abort(reason);
    if (abortAt === "move") server.moved(1).then(abort);
    const events: unknown[] = [];
    const call = subject.call({
      baseUrl: server.url,
      timeoutMs,
      signal: controller.signal,
      onEvent: (event) => {
        events.push(event);
        if (event.type === abortAt) abort();
      },
    });
    await expect(call).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
    expect(server.requests).toHaveLength(sent);
    expectDiscretion(events, [...subject.secrets, server.url]);
    await server.stop();
  });
};

/**
 * Runs the whole table against one operation, over real sockets and with a fake clock. The tests of any client can call
 * it.
 */
export const testFaults = (subject: Subject): void => {
  describe(subject.name, () => {
    beforeAll(async () => {
      // The runtime's fetch sets its own timer on first use.
      const server = await startFaultServer([answer(200)]);
      await fetch(server.url);
      await server.stop();
    });
    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    });
    afterEach(() => {
      vi.useRealTimers();
    });
    for (const fault of faultTable) {
      if (fault.appliesTo?.(subject) === false) continue;
      const expected = fault.expect(subject);
      test(fault.name, async () => {
        const run = await runFault(subject, fault);
        expect(run.requests).toHaveLength(expected.requests);
        expectOutcome(run, expected, subject);
        expectDiscretion([run.error, run.events], [...subject.secrets, run.baseUrl]);
        expectDiscretion(run.error, [...subject.secrets, run.baseUrl]);
        expect(new Set(run.requests.map(({ head, body }) => head + body)).size).toBe(1);
        expect(run.bytesWritten).toBeLessThan(60_000_000);
        expect(vi.getTimerCount()).toBe(0);
      });
    }
    for (const stage of Object.keys(abortStages) as (keyof typeof abortStages)[]) {
      testAbort(subject, stage);
    }
    test("a port where nobody listens", async () => {
      const server = await startFaultServer([answer(200)]);
      await server.stop();
      const onEvent = (event: { readonly type: string; readonly delayMs?: number }): void => {
        if (event.type === "retry") setImmediate(() => vi.advanceTimersByTime(event.delayMs ?? 0));
      };
      const { signal } = new AbortController();
      const error: unknown = await subject
        .call({ baseUrl: server.url, timeoutMs, signal, onEvent })
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        kind: "network",
        outcome: "not-sent",
        attempts: subject.isResent ? 3 : 1,
        isRetryable: true,
        cause: { code: "ECONNREFUSED" },
      });
      expectDiscretion(error, [...subject.secrets, server.url]);
    });
  });
};
