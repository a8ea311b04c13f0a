import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catchError, createTestClient, secret } from "../test-support/create-test-client.js";
import { json } from "../test-support/recording-fetch.js";
import { createCustomer, replaceCustomer, updateCustomer } from "../test-support/synthetic-provider.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const facts = { provider: "synthetic", operation: "replaceCustomer", method: "PUT", path: "/customers/{id}" };

test("tells requests, responses, retries and errors, from an allow-list of facts", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const client = createTestClient([
    json({}, 503, { "request-id": "req_1" }),
    json({ ssn: "078-05-1120" }, 422),
  ]);
  const body = { email: "jane@example.com" };
  const ended = catchError(
    client.call(replaceCustomer, { id: "cus_1" }, body, { headers: { "x-note": "hush" } }),
  );
  await vi.runAllTimersAsync();
  await ended;
  expect(client.events).toEqual([
    { ...facts, type: "request", attempts: 1, durationMs: 0 },
    { ...facts, type: "response", attempts: 1, durationMs: 0, status: 503, requestId: "req_1" },
    {
      ...facts,
      type: "retry",
      attempts: 1,
      durationMs: 0,
      status: 503,
      requestId: "req_1",
      kind: "answer",
      delayMs: 250,
    },
    { ...facts, type: "request", attempts: 2, durationMs: 250 },
    { ...facts, type: "response", attempts: 2, durationMs: 250, status: 422 },
    {
      ...facts,
      type: "error",
      attempts: 2,
      durationMs: 250,
      status: 422,
      kind: "answer",
      outcome: "unknown",
      isRetryable: false,
    },
  ]);
  expect(JSON.stringify(client.events)).not.toMatch(new RegExp(`${secret}|cus_1|jane|hush|078|sandbox`));
});

test("never tells an idempotency key", async () => {
  const client = createTestClient([json({})]);
  await client.call(createCustomer, {}, {}, { idempotencyKey: "order-7" });
  expect(JSON.stringify(client.events)).not.toMatch(/order-7/);
});

test("never lets a hook change a call, whether it throws or rejects", async () => {
  const print = vi.spyOn(console, "error").mockImplementation(() => {});
  const thrown = new Error("the dashboard is down");
  const throwing = () => {
    throw thrown;
  };
  for (const hook of [throwing, async () => throwing()]) {
    const client = createTestClient([json({ id: 1 })], { onEvent: hook });
    expect(await client.call(updateCustomer, { id: 1 }, {}, { onResponse: hook })).toEqual({ id: 1 });
    await vi.runAllTimersAsync();
    expect(client.requests).toHaveLength(1);
    expect(print.mock.calls).toEqual(Array(3).fill(["A hook threw; the call goes on.", thrown]));
    print.mockClear();
  }
});
