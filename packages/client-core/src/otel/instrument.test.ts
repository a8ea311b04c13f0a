import { context, metrics, propagation, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Answer, createRecordingFetch, fetchFailed, json } from "../../test-support/recording-fetch.js";
import { getCustomer, provider, updateCustomer } from "../../test-support/synthetic-provider.js";
import { createClientCore } from "../client-core.js";
import type { CallOptions } from "../options.js";
import { instrument } from "./index.js";

const spans = new InMemorySpanExporter();
const measured = new InMemoryMetricExporter(AggregationTemporality.DELTA);
const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 2 ** 30 });

beforeAll(() => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(
    new TracerProvider({ spanProcessors: [new SimpleSpanProcessor({ exporter: spans })] }),
  );
  metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));
});

afterAll(() => {
  for (const api of [context, propagation, trace, metrics]) api.disable();
});

beforeEach(() => spans.reset());

const jane = { email: "jane@example.com" };

const clientOf = (...answers: readonly [Answer, ...Answer[]]) => {
  const { fetch, requests } = createRecordingFetch(...answers);
  const client = instrument(
    provider,
    (traced) => {
      const options = { apiKey: "key", baseUrl: "https://api.example.com/v1", ...traced };
      const source = { scheme: "apiKey", option: "apiKey", value: "key" };
      const { call } = createClientCore(provider, options, () => [source]);
      return {
        getCustomer: (id: string, options?: CallOptions) => call(getCustomer, { id }, undefined, options),
        updateCustomer: (id: string, body: object, options?: CallOptions) =>
          call(updateCustomer, { id }, body, options),
      };
    },
    { fetch },
  );
  return { client, requests };
};

const finished = () => {
  const all = spans.getFinishedSpans();
  const calls = all.filter(({ kind }) => kind === SpanKind.CLIENT);
  return { all, calls, attempts: all.filter(({ kind }) => kind === SpanKind.INTERNAL) };
};

test("makes one client span of a call, with the conventions' names and the outcome, and a child of each attempt", async () => {
  const { client, requests } = clientOf(json({}, 503), json({ id: "1" }));
  await client.getCustomer("cus_jane");
  const { calls, attempts } = finished();
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({
    name: "GET /customers/{id}",
    status: { code: SpanStatusCode.UNSET },
    attributes: {
      "http.request.method": "GET",
      "url.template": "/customers/{id}",
      "server.address": "api.example.com",
      "server.port": 443,
      "http.request.resend_count": 1,
      "provider_clients.provider": "synthetic",
      "provider_clients.operation": "getCustomer",
      "provider_clients.outcome": "success",
    },
  });
  expect(attempts.map(({ attributes }) => attributes)).toMatchObject([
    { "http.response.status_code": 503, "error.type": "503" },
    { "http.response.status_code": 200, "http.request.resend_count": 1 },
  ]);
  const parent = calls[0]?.spanContext();
  expect(attempts.map(({ parentSpanContext }) => parentSpanContext?.spanId)).toEqual([
    parent?.spanId,
    parent?.spanId,
  ]);
  expect(requests.map(({ headers }) => headers.traceparent)).toEqual(
    attempts.map((each) => `00-${parent?.traceId}-${each.spanContext().spanId}-01`),
  );
});

test("is a child of the span that is active where the call is made", async () => {
  const { client } = clientOf(json({ id: "1" }));
  const tracer = trace.getTracer("tests");
  await tracer.startActiveSpan("page", async (page) => {
    await client.getCustomer("1");
    page.end();
  });
  const page = spans.getFinishedSpans().find(({ name }) => name === "page");
  expect(finished().calls[0]?.parentSpanContext?.spanId).toBe(page?.spanContext().spanId);
});

test.each([
  ["a refusal", json(jane, 422), "rejected", "422"],
  ["a lost connection", fetchFailed("ECONNRESET"), "unknown", "network"],
  ["nobody that listens", fetchFailed("ECONNREFUSED"), "not-sent", "network"],
  ["an answer that is not the documented one", new Response(jane.email), "unknown", "unreadable"],
] as const)("tells the outcome of %s", async (_, answer, outcome, type) => {
  const { client } = clientOf(answer);
  await expect(client.updateCustomer("cus_jane", jane)).rejects.toMatchObject({ outcome });
  expect(finished().calls[0]).toMatchObject({
    status: { code: SpanStatusCode.ERROR },
    attributes: { "provider_clients.outcome": outcome, "error.type": type },
  });
});

test("tells of a value that cannot be sent, without an attempt, and of an abort, without its reason", async () => {
  const { client } = clientOf(json({}));
  await expect(client.getCustomer("..")).rejects.toMatchObject({ outcome: "not-sent" });
  const signal = AbortSignal.abort(new Error(jane.email));
  await expect(client.updateCustomer("1", jane, { signal })).rejects.toThrow(jane.email);
  const { calls, attempts } = finished();
  expect(attempts).toEqual([]);
  expect(
    calls.map(({ attributes }) => [attributes["provider_clients.outcome"], attributes["error.type"]]),
  ).toEqual([
    ["not-sent", "invalid-request"],
    ["not-sent", "abort"],
  ]);
});

test("measures attempts and calls, by outcome", async () => {
  await reader.forceFlush();
  measured.reset();
  const { client } = clientOf(json({}, 503), json({ id: "1" }), json(jane, 422));
  await client.getCustomer("1");
  await expect(client.updateCustomer("1", jane)).rejects.toThrow();
  await reader.forceFlush();
  const found = measured
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap((scope) => scope.metrics));
  const calls = found.find(({ descriptor }) => descriptor.name === "provider_clients.calls");
  expect(
    calls?.dataPoints.map(({ value, attributes }) => [attributes["provider_clients.outcome"], value]),
  ).toEqual([
    ["success", 1],
    ["rejected", 1],
  ]);
  expect(found.map(({ descriptor }) => `${descriptor.name} ${descriptor.unit}`).sort()).toEqual([
    "http.client.request.duration s",
    "provider_clients.call.duration s",
    "provider_clients.calls ",
  ]);
  expect(JSON.stringify(found.map(({ dataPoints }) => dataPoints))).not.toMatch(/jane|cus_/);
});

test("holds no body, query, identifier or credential anywhere", async () => {
  const { client } = clientOf(json(jane, 422));
  await expect(client.updateCustomer("cus_jane", jane)).rejects.toThrow();
  const shown = JSON.stringify(
    finished().all.map(({ name, attributes, events, status }) => [name, attributes, events, status]),
  );
  expect(shown).toContain("/customers/{id}");
  expect(shown).not.toMatch(/jane|cus_|"key"/);
});

test("sends no trace context where another instrumentation does", async () => {
  const { fetch, requests } = createRecordingFetch(json({ id: "1" }));
  const source = { scheme: "apiKey", option: "apiKey", value: "key" };
  const client = instrument(
    provider,
    (traced) => {
      const { call } = createClientCore(provider, { baseUrl: "https://a.example", ...traced }, () => [
        source,
      ]);
      return {
        getCustomer: (id: string, options?: CallOptions) => call(getCustomer, { id }, undefined, options),
      };
    },
    { fetch, propagate: false },
  );
  await client.getCustomer("1");
  expect(requests[0]?.headers).not.toHaveProperty("traceparent");
});
