import {
  context,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import type { Fetch, FetchAnswer } from "../fetch.js";
import type { Operation } from "../operation.js";
import { serverAttributes } from "./attributes.js";
import type { Instruments } from "./instruments.js";

/** One call that is followed: it is handed to the traced `fetch` as a member of `init`. */
export interface FollowedCall {
  readonly operation: Operation;
  readonly span: Span;
  readonly startAttempt: () => number;
}

/** The member of `init` that holds it; no name that a runtime may have. */
export const followed: unique symbol = Symbol("@provider-clients/otel");

/** What makes spans of attempts. */
export interface AttemptTracing {
  readonly tracer: Tracer;
  readonly instruments: Instruments;
  readonly send: Fetch | undefined;
  readonly isPropagated: boolean;
}

const isFollowed = (value: unknown): value is FollowedCall =>
  typeof value === "object" && value !== null && "startAttempt" in value;

/** A `fetch` that makes a child span of every attempt, and sends the trace context with it. */
export const traceAttempts =
  ({ tracer, instruments, send, isPropagated }: AttemptTracing): Fetch =>
  async (url, { ...init }) => {
    const call: unknown = Reflect.get(init, followed);
    Reflect.deleteProperty(init, followed);
    const ask = send ?? fetch;
    // What is sent by something other than an instrumented method.
    if (!isFollowed(call)) return ask(url, init);
    const { operation, span: parent } = call;
    const server = serverAttributes(url);
    parent.setAttributes(server);
    const known = { "http.request.method": operation.method, "url.template": operation.path, ...server };
    const resent = call.startAttempt() - 1;
    const above = trace.setSpan(context.active(), parent);
    const attributes = { ...known, ...(resent > 0 && { "http.request.resend_count": resent }) };
    const name = `attempt ${operation.method} ${operation.path}`;
    const span = tracer.startSpan(name, { kind: SpanKind.INTERNAL, attributes }, above);
    const within = trace.setSpan(context.active(), span);
    const headers = { ...init.headers };
    if (isPropagated) propagation.inject(within, headers);
    const startedAt = performance.now();
    const end = (told: Readonly<Record<string, string | number>>): void => {
      span.setAttributes(told);
      if ("error.type" in told) span.setStatus({ code: SpanStatusCode.ERROR });
      span.end();
      instruments.requestDuration.record((performance.now() - startedAt) / 1000, { ...known, ...told });
    };
    try {
      const response: FetchAnswer = await context.with(within, () => ask(url, { ...init, headers }));
      const { status } = response;
      end({ "http.response.status_code": status, ...(status >= 400 && { "error.type": `${status}` }) });
      return response;
    } catch (error) {
      // Its message may quote what was sent; its class does not.
      end({ "error.type": init.signal.aborted ? "timeout" : String(Object(error).constructor?.name) });
      throw error;
    }
  };
