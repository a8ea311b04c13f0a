import { vi } from "vitest";
import type { ClientEvent } from "../../src/events.js";
import { startFaultServer } from "./fault-server.js";
import type { Fault } from "./fault-table.js";
import type { Subject } from "./subject.js";

/** The deadline of every call in the table. */
export const timeoutMs = 30_000;

/** The result of one fault. */
export interface Run {
  readonly requests: readonly { readonly head: string; readonly body: string }[];
  readonly value: unknown;
  readonly error: unknown;
  readonly events: readonly ClientEvent[];
  readonly bytesWritten: number;
  readonly baseUrl: string;
}

// Sockets are real and only the clock is fake, so the clock may move only after the code under test has set its timer.
const afterwards = (ms: number): void => {
  setImmediate(() => vi.advanceTimersByTime(ms));
};

/**
 * Makes one call against a server with one fault. The clock moves only twice: by exactly the delay of a retry event,
 * and to the deadline once the server is silent.
 */
export const runFault = async (subject: Subject, fault: Fault): Promise<Run> => {
  const server = await startFaultServer(fault.moves(subject));
  const events: ClientEvent[] = [];
  const silenceMs = fault.attemptTimeoutMs ?? timeoutMs;
  if (fault.silentAfter === "request") {
    server.moved(1).then(() => afterwards(silenceMs));
  }
  const onEvent = (event: ClientEvent): void => {
    events.push(event);
    if (event.type === "retry") afterwards(event.delayMs);
    if (event.type === "response" && fault.silentAfter === "headers") afterwards(silenceMs);
  };
  try {
    const call = subject.call({
      baseUrl: server.url,
      onEvent,
      timeoutMs,
      attemptTimeoutMs: fault.attemptTimeoutMs,
      signal: new AbortController().signal,
    });
    const [value, error] = await call.then(
      (resolved) => [resolved, undefined],
      (reason: unknown) => [undefined, reason],
    );
    await server.stop();
    return {
      requests: server.requests,
      value,
      error,
      events,
      bytesWritten: server.bytesWritten(),
      baseUrl: server.url,
    };
  } finally {
    await server.stop().catch(() => {});
  }
};
