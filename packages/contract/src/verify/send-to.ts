import type { CallRuntime } from "../check/observe-call.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import type { Readers } from "../schema/schema-reader.js";
import { transportTo } from "./target.js";

/** How requests go to a server that is not ours. */
export interface SendOptions {
  readonly credentials?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  readonly pauseMs?: number;
}

export const defaultDeadlineMs = 10_000;

/** What calls to a server are made with: plain HTTP, so that it is asked what the document says and nothing else. */
export const runtimeOf = (
  readers: Readers,
  target: URL,
  { credentials = {}, deadlineMs = defaultDeadlineMs }: SendOptions,
): CallRuntime => ({
  adapter: createHttpAdapter(),
  transport: transportTo(target),
  readers,
  secrets: credentials,
  deadlineMs,
});

/** Waits between two requests. */
export const pause = (ms = 0): Promise<void> | undefined =>
  ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : undefined;
