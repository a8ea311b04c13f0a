import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import { InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { expect, test } from "vitest";
import { provider } from "../../test-support/synthetic-provider.js";
import { hidePathValues } from "./index.js";

test("spans of instrumentation-undici tell the template of a path, and neither its values nor the query", async () => {
  const spans = new InMemorySpanExporter();
  const tracerProvider = new TracerProvider({
    spanProcessors: [new SimpleSpanProcessor({ exporter: spans })],
  });
  const instrumentation = new UndiciInstrumentation({ startSpanHook: hidePathValues(provider) });
  instrumentation.setTracerProvider(tracerProvider);
  const server = createServer((_, response) => response.end("{}")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const path of ["/v1/customers/cus_jane?email=jane%40example.com", "/elsewhere?a=b"]) {
    await (await fetch(`${origin}${path}`)).text();
  }
  instrumentation.disable();
  server.closeAllConnections();
  server.close();
  expect(spans.getFinishedSpans().map(({ attributes }) => attributes)).toMatchObject([
    { "url.full": `${origin}/customers/{id}`, "url.path": "/customers/{id}", "url.query": "" },
    { "url.full": `${origin}/elsewhere?a=b` },
  ]);
  expect(JSON.stringify(spans.getFinishedSpans().map(({ attributes }) => attributes))).not.toMatch(/jane/);
});

test.each([
  ["GET", "/customers/search", "/customers/search"],
  ["GET", "/base/customers/1", "/customers/{id}"],
  ["POST", "/base/customers/1", undefined],
  ["GET", "/customers/1/2", undefined],
])("%s %s is told as %s", (method, path, template) => {
  const operation = { ...provider.operations[0], id: "search", method: "GET", path: "/customers/search" };
  const hook = hidePathValues({ ...provider, operations: [...provider.operations.slice(0, 3), operation] });
  expect(hook({ origin: "https://a.example", method, path })["url.template"]).toBe(template);
});
