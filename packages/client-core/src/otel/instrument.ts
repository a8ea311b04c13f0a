import { context, SpanKind, SpanStatusCode, type Tracer, trace } from "@opentelemetry/api";
import type { Fetch } from "../fetch.js";
import type { Operation, ProviderDefinition } from "../operation.js";
import { type CallEnd, operationAttributes, readFailure } from "./attributes.js";
import { createInstruments, type Instruments } from "./instruments.js";
import { type FollowedCall, followed, traceAttempts } from "./trace-attempt.js";

/** How a client is followed. */
export interface InstrumentOptions {
  /**
   * Sends the requests.
   * @default the global `fetch`
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Sends the trace context (`traceparent`) with every attempt. Say `false` where
   * `@opentelemetry/instrumentation-undici` or another instrumentation of `fetch` does.
   * @default true
   */
  readonly propagate?: boolean | undefined;
}

const scope = "@provider-clients/client-core/otel";

interface Following {
  readonly definition: ProviderDefinition;
  readonly tracer: Tracer;
  readonly instruments: Instruments;
}

type Method = (...given: readonly unknown[]) => Promise<unknown>;

// Methods are named after operations, in camelCase; one that no client could have is called `…Operation`.
const comparable = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

const operationOf = ({ operations }: ProviderDefinition, method: string): Operation | undefined =>
  [method, method.replace(/Operation$/, "")]
    .map((name) => operations.find(({ id }) => comparable(id) === comparable(name)))
    .find((found) => found);

/** Hands the followed call over to `fetch`, in the options that are a method's last parameter. */
const withFollowed = (given: readonly unknown[], count: number, call: FollowedCall): readonly unknown[] => {
  const values = Array.from({ length: count }, (_, index) => given[index]);
  const options: { readonly init?: object } = Object(values.at(-1) ?? {});
  return [...values.slice(0, -1), { ...options, init: { ...options.init, [followed]: call } }];
};

/** A method that makes a span of every call, and measures it. */
const follow = (
  { definition, tracer, instruments }: Following,
  operation: Operation,
  method: Method,
): Method => {
  const told = operationAttributes(definition, operation);
  return async (...given) => {
    let attempts = 0;
    const startedAt = performance.now();
    const kind = SpanKind.CLIENT;
    const span = tracer.startSpan(`${operation.method} ${operation.path}`, { kind, attributes: told });
    const startAttempt = (): number => {
      attempts += 1;
      return attempts;
    };
    const end = ({ outcome, errorType, status, message }: CallEnd): void => {
      const ended = { "provider_clients.outcome": outcome, ...(errorType && { "error.type": errorType }) };
      span.setAttributes({
        ...ended,
        ...(status && { "http.response.status_code": status }),
        ...(attempts > 1 && { "http.request.resend_count": attempts - 1 }),
      });
      if (errorType) span.setStatus({ code: SpanStatusCode.ERROR, ...(message && { message }) });
      span.end();
      instruments.callDuration.record((performance.now() - startedAt) / 1000, { ...told, ...ended });
      instruments.calls.add(1, { ...told, ...ended });
    };
    try {
      const values = withFollowed(given, method.length, { operation, span, startAttempt });
      const answer = await context.with(trace.setSpan(context.active(), span), () => method(...values));
      end({ outcome: "success" });
      return answer;
    } catch (reason) {
      end(readFailure(reason, operation, attempts));
      throw reason;
    }
  };
};

/**
 * Follows a client with OpenTelemetry: a client span for every call of a method, with the outcome; a child span for every
 * attempt, which the trace context is sent with; and metrics of duration and outcome. Spans and metrics hold the path
 * template, and never a body, a query or an identifier.
 *
 * Tracer and meter are those of the global providers, so register these first.
 *
 * @param definition What is known of the provider; its package exports it (`payabliProvider`).
 * @param make Makes the client: hand the given options on to its factory.
 * @example
 * ```ts
 * import { createClientCore, type FetchInit, type ProviderDefinition } from "@provider-clients/client-core";
 * import { instrument } from "@provider-clients/client-core/otel";
 *
 * declare const acmeProvider: ProviderDefinition;
 * declare const createAcmeClient: (options: object) => { getCustomer: (id: string) => Promise<object> };
 *
 * export const acme = instrument(acmeProvider, (traced) => createAcmeClient({ apiKey: "…", ...traced }));
 * ```
 */
export const instrument = <Client extends object>(
  definition: ProviderDefinition,
  make: (traced: { readonly fetch: Fetch }) => Client,
  { fetch: send, propagate = true }: InstrumentOptions = {},
): Client => {
  const tracer = trace.getTracer(scope);
  const instruments = createInstruments(scope);
  const fetch = traceAttempts({ tracer, instruments, send, isPropagated: propagate });
  const client = make({ fetch });
  const following = { definition, tracer, instruments };
  const methods = Object.entries(client).flatMap(([name, method]: [string, unknown]) => {
    const operation = operationOf(definition, name);
    return operation && typeof method === "function"
      ? [[name, follow(following, operation, method as Method)] as const]
      : [];
  });
  return { ...client, ...Object.fromEntries(methods) };
};
