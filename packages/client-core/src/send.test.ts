import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catchError, createTestClient } from "../test-support/create-test-client.js";
import { deaf, fetchFailed, json, stalledBody } from "../test-support/recording-fetch.js";
import {
  chargeCustomer,
  createCustomer,
  getCustomer,
  replaceCustomer,
  updateCustomer,
} from "../test-support/synthetic-provider.js";
import type { Operation } from "./operation.js";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

type TestClient = ReturnType<typeof createTestClient>;

const idOf = (operation: Operation) => (operation.path.includes("{id}") ? { id: 1 } : {});

/** Starts a call and lets every wait pass. */
const settle = async <Value>(call: Promise<Value>): Promise<Value> => {
  const settled = call.then(
    (value) => () => value,
    (error: unknown) => () => {
      throw error;
    },
  );
  await vi.runAllTimersAsync();
  return (await settled)();
};

const fail = ({ call }: TestClient, operation: Operation, options = {}) =>
  settle(catchError(call(operation, idOf(operation), operation.safe ? undefined : { a: 1 }, options)));

const retries = ({ events }: TestClient) => events.filter(({ type }) => type === "retry");

test("sends again what may be sent twice: 408, 429, 5xx and lost connections", async () => {
  for (const first of [
    json({}, 408),
    json({}, 429),
    json({}, 500),
    json({}, 503),
    fetchFailed("ECONNRESET"),
  ]) {
    const client = createTestClient([first, json({ id: 1 })]);
    expect(await settle(client.call(replaceCustomer, { id: 1 }, { a: 1 }, undefined))).toEqual({ id: 1 });
    expect(client.requests).toHaveLength(2);
    expect({ ...client.requests[1], signal: 0 }).toEqual({ ...client.requests[0], signal: 0 });
  }
});

test("sends a broken body again", async () => {
  const broken = async () =>
    new Response(new ReadableStream({ pull: (controller) => controller.error(new Error("reset")) }));
  const client = createTestClient([broken, json({ id: 1 })]);
  expect(await settle(client.call(getCustomer, { id: 1 }, undefined, undefined))).toEqual({ id: 1 });
});

test("never sends twice what may be applied twice", async () => {
  for (const operation of [updateCustomer, chargeCustomer]) {
    for (const first of [
      json({}, 503),
      json({}, 429),
      fetchFailed("ECONNRESET"),
      fetchFailed("ECONNREFUSED"),
    ]) {
      const client = createTestClient([first, json({})]);
      await fail(client, operation);
      expect(client.requests).toHaveLength(1);
    }
  }
});

test("does not send again what was refused or cannot be read", async () => {
  for (const answer of [
    json({}, 400),
    json({}, 404),
    json({}, 409),
    new Response("<html>"),
    json({ isSuccess: false }),
  ]) {
    const client = createTestClient([answer]);
    await fail(client, replaceCustomer);
    expect(client.requests).toHaveLength(1);
  }
});

test("gives up after `retries`, and not at all with 0", async () => {
  for (const [given, sent] of [
    [undefined, 3],
    [0, 1],
    [1, 2],
    [4, 5],
  ] as const) {
    const client = createTestClient([json({}, 503)]);
    const error = await fail(client, replaceCustomer, { retries: given });
    expect(client.requests).toHaveLength(sent);
    expect(error).toMatchObject({
      kind: "answer",
      status: 503,
      attempts: sent,
      outcome: "unknown",
      isRetryable: true,
    });
  }
});

test("sends one idempotency key with every attempt, its own or the caller's", async () => {
  const own = createTestClient([json({}, 503)]);
  await fail(own, createCustomer);
  await fail(own, createCustomer);
  const keys = own.requests.map(({ headers }) => headers.idempotencykey);
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
  expect(new Set(keys.slice(0, 3)).size).toBe(1);
  expect(new Set(keys).size).toBe(2);
  const given = createTestClient([json({}, 503)]);
  const error = await fail(given, createCustomer, { idempotencyKey: "order-7" });
  expect(given.requests.map(({ headers }) => headers.idempotencykey)).toEqual([
    "order-7",
    "order-7",
    "order-7",
  ]);
  expect(error).toMatchObject({ outcome: "unknown", isRetryable: true });
});

test("says that the same call is not to be made again when its key was one of ours", async () => {
  const unknown = await fail(createTestClient([json({}, 503)]), createCustomer);
  expect(unknown).toMatchObject({ outcome: "unknown", isRetryable: false });
  const limited = await fail(createTestClient([json({}, 429)]), createCustomer);
  expect(limited).toMatchObject({ outcome: "rejected", isRetryable: true });
});

const remembered: Operation = { ...createCustomer, keyHoldsMs: 120_000 };

test("sends no key again once the provider may have forgotten it, however much time is left", async () => {
  const busy = (seconds: number) => json({}, 503, { "retry-after": `${seconds}` });
  const client = createTestClient([busy(60), busy(29), busy(2), json({ id: 1 })], {
    timeoutMs: 300_000,
    retries: 5,
  });
  const error = await fail(client, remembered);
  // 0 s, 60 s and 89 s; at 91 s the key would be older than three quarters of 120 s.
  expect(client.requests).toHaveLength(3);
  expect(error).toMatchObject({ kind: "answer", status: 503, outcome: "unknown", retryAfterMs: 2000 });
});

test("looks at the age of a key when an attempt leaves, not when its wait began", async () => {
  const client = createTestClient([json({}, 503, { "retry-after": "50" }), json({ id: 1 })], {
    timeoutMs: 300_000,
  });
  const ended = catchError(client.call(remembered, {}, { a: 1 }, undefined));
  await vi.advanceTimersByTimeAsync(1000);
  // The machine slept: its timers come late.
  vi.setSystemTime(Date.now() + 100_000);
  await vi.runAllTimersAsync();
  expect(await ended).toMatchObject({ kind: "answer", status: 503, attempts: 1, outcome: "unknown" });
});

test("counts the age of a key from a call before, and sends nothing under one that is too old", async () => {
  const tried = (secondsAgo: number) => ({
    idempotencyKey: "order-7",
    firstTriedAt: new Date(Date.now() - secondsAgo * 1000),
  });
  const young = createTestClient([json({ id: 1 })]);
  expect(await settle(young.call(remembered, {}, {}, tried(80)))).toEqual({ id: 1 });
  const old = createTestClient([json({ id: 1 })]);
  const error = await fail(old, remembered, tried(90));
  expect(old.requests).toEqual([]);
  expect(error).toMatchObject({
    kind: "invalid-request",
    outcome: "unknown",
    attempts: 0,
    isRetryable: false,
  });
  expect(error.message).toBe(
    "Nothing was sent to Synthetic (createCustomer): The provider may have forgotten its idempotency key, and would then apply it twice. Look it up. An earlier call may have been applied.",
  );
});

test("stays unknown when a call before was, and says so in its sentence", async () => {
  const error = await fail(createTestClient([json({}, 400)]), replaceCustomer, { firstTriedAt: new Date() });
  expect(error).toMatchObject({ kind: "answer", status: 400, outcome: "unknown" });
  expect(error.message).toMatch(/; it may have been applied\. /);
  expect(
    await fail(createTestClient([json({})]), replaceCustomer, { firstTriedAt: new Date("no") }),
  ).toMatchObject({
    kind: "invalid-request",
  });
});

test("takes a repeated key of the caller's for what it means: an earlier call arrived", async () => {
  const error = await fail(createTestClient([json({}, 409)]), createCustomer, { idempotencyKey: "order-7" });
  expect(error.outcome).toBe("unknown");
  expect(error.message).toMatch(/it may have been applied\. An earlier attempt arrived: look it up\./);
});

test("makes up no key when nothing will be sent again", async () => {
  const client = createTestClient([json({}, 503)]);
  await fail(client, createCustomer, { retries: 0 });
  expect(client.requests[0]?.headers).not.toHaveProperty("idempotencykey");
});

test("refuses a key that is empty or that the operation does not take", async () => {
  const client = createTestClient([json({})]);
  for (const [operation, idempotencyKey] of [
    [createCustomer, ""],
    [updateCustomer, "order-7"],
    [createCustomer, "a\r\nb"],
  ] as const) {
    expect((await fail(client, operation, { idempotencyKey })).kind).toBe("invalid-request");
  }
  expect(client.requests).toEqual([]);
});

test("takes a repeated key's status after a retry of ours for what it means: it arrived", async () => {
  const client = createTestClient([json({}, 503), new Response("duplicate", { status: 409 })]);
  const error = await fail(client, createCustomer);
  expect(error).toMatchObject({
    kind: "answer",
    status: 409,
    attempts: 2,
    outcome: "unknown",
    isRetryable: false,
  });
  expect(error.message).toBe(
    "Synthetic answered 409 to POST /customers after 2 attempts; it may have been applied. An earlier attempt arrived: look it up. The provider's words are in `error.body`.",
  );
});

test("takes the same status for a refusal when no attempt before it was sent", async () => {
  const first = await fail(createTestClient([json({}, 409)]), createCustomer);
  const unsent = await fail(createTestClient([fetchFailed("ECONNREFUSED"), json({}, 409)]), createCustomer);
  for (const error of [first, unsent]) {
    expect(error.outcome).toBe("rejected");
    expect(error.message).not.toMatch(/earlier/);
  }
});

test("keeps an outcome unknown once an attempt was, and no worse than the worst attempt", async () => {
  const outcome = async (...answers: Parameters<typeof createTestClient>[0]) =>
    (await fail(createTestClient(answers), replaceCustomer)).outcome;
  expect(await outcome(json({}, 503), json({}, 400))).toBe("unknown");
  expect(await outcome(fetchFailed("ECONNRESET"), fetchFailed("ECONNREFUSED"))).toBe("unknown");
  expect(await outcome(json({}, 429), fetchFailed("ECONNREFUSED"))).toBe("rejected");
  expect(await outcome(fetchFailed("ECONNREFUSED"))).toBe("not-sent");
  expect(await outcome(fetchFailed("ECONNREFUSED"), json({}, 400))).toBe("rejected");
});

test("reduces a network failure to its name and code", async () => {
  const error = await fail(createTestClient([fetchFailed("ECONNRESET")]), updateCustomer);
  expect(error).toMatchObject({
    kind: "network",
    outcome: "unknown",
    cause: { name: "TypeError", code: "ECONNRESET" },
  });
  expect(error.message).toBe(
    "Synthetic lost the connection in PATCH /customers/{id} after 1 attempt; it may have been applied. See `error.cause`.",
  );
});

test("waits as long as `Retry-After` asks, in seconds or as a date", async () => {
  for (const ask of [() => "7", () => new Date(Date.now() + 7000).toUTCString()]) {
    const client = createTestClient([json({}, 429, { "retry-after": ask() }), json({})]);
    await settle(client.call(replaceCustomer, { id: 1 }, {}, undefined));
    const [{ delayMs } = { delayMs: 0 }] = retries(client) as { delayMs: number }[];
    expect(delayMs).toBeGreaterThan(6000);
    expect(delayMs).toBeLessThanOrEqual(7000);
  }
});

test("backs off by itself when `Retry-After` is absent, zero or unreadable", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  for (const headers of [{}, { "retry-after": "0" }, { "retry-after": "soon" }]) {
    const client = createTestClient([json({}, 503, headers)]);
    await fail(client, replaceCustomer);
    expect(retries(client)).toMatchObject([{ delayMs: 250 }, { delayMs: 500 }]);
  }
});

test("hands a `Retry-After` beyond the longest wait to the caller, at once", async () => {
  const client = createTestClient([json({}, 429, { "retry-after": "3600" })], { timeoutMs: 2 ** 31 - 1 });
  const error = await catchError(client.call(replaceCustomer, { id: 1 }, {}, undefined));
  expect(error).toMatchObject({
    kind: "answer",
    status: 429,
    retryAfterMs: 3_600_000,
    attempts: 1,
    isRetryable: true,
  });
});

test("begins no wait that would pass the deadline, and says how long it would have been", async () => {
  const asked = createTestClient([json({}, 503, { "retry-after": "30" })]);
  expect(await catchError(asked.call(replaceCustomer, { id: 1 }, {}, undefined))).toMatchObject({
    retryAfterMs: 30_000,
  });
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const own = createTestClient([json({}, 503)], { timeoutMs: 250 });
  expect(await catchError(own.call(replaceCustomer, { id: 1 }, {}, undefined))).toMatchObject({
    kind: "answer",
    attempts: 1,
    retryAfterMs: 250,
  });
});

test("tells `Retry-After` also where nothing is sent again", async () => {
  const client = createTestClient([json({}, 429, { "retry-after": "7" })]);
  expect(await fail(client, chargeCustomer)).toMatchObject({
    attempts: 1,
    retryAfterMs: 7000,
    isRetryable: true,
  });
});

test("ends a call when its time is over: deaf fetch, stalled body, slow credential", async () => {
  const cases = [
    [createTestClient([deaf]), updateCustomer, "unknown", 1],
    [createTestClient([deaf]), getCustomer, "rejected", 1],
    [createTestClient([stalledBody]), updateCustomer, "unknown", 1],
    [createTestClient([json({})], {}, deaf), updateCustomer, "not-sent", 0],
  ] as const;
  for (const [client, operation, outcome, sent] of cases) {
    const call = catchError(client.call(operation, { id: 1 }, undefined, { timeoutMs: 5000 }));
    await vi.advanceTimersByTimeAsync(4999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    const error = await call;
    expect(error).toMatchObject({ kind: "timeout", outcome, attempts: sent });
    expect(error.message).toMatch(/`timeoutMs` is 5000\.$/);
    expect(client.requests).toHaveLength(sent);
  }
});

test("waits 30 seconds when nothing is said", async () => {
  const { call } = createTestClient([deaf]);
  const ended = catchError(call(updateCustomer, { id: 1 }, {}, undefined));
  await vi.advanceTimersByTimeAsync(30_000);
  expect((await ended).kind).toBe("timeout");
});

test("calls a timeout after a refusing status rejected", async () => {
  const stalled = async () => new Response(new ReadableStream(), { status: 422 });
  const error = await fail(createTestClient([stalled]), updateCustomer);
  expect(error).toMatchObject({ kind: "timeout", status: 422, outcome: "rejected" });
});

test("tells fetch when the time is over", async () => {
  const client = createTestClient([deaf]);
  await fail(client, updateCustomer);
  expect(client.requests[0]?.signal.aborted).toBe(true);
});

test("sends again after `attemptTimeoutMs` where that is safe", async () => {
  const put = createTestClient([deaf, stalledBody, json({ id: 1 })], { attemptTimeoutMs: 1000 });
  expect(await settle(put.call(replaceCustomer, { id: 1 }, {}, undefined))).toEqual({ id: 1 });
  expect(put.requests.map(({ signal }) => signal.aborted)).toEqual([true, true, false]);
  const patch = createTestClient([deaf], { attemptTimeoutMs: 1000 });
  const error = await fail(patch, updateCustomer);
  expect(error).toMatchObject({ kind: "timeout", attempts: 1, outcome: "unknown" });
  expect(error.message).toMatch(/`attemptTimeoutMs` is 1000\.$/);
});

test("never follows a redirect and never names where it leads", async () => {
  const location = { location: "https://evil.example/steal" };
  for (const status of [301, 302, 303, 307, 308]) {
    for (const operation of [getCustomer, replaceCustomer, updateCustomer]) {
      const client = createTestClient([new Response(null, { status, headers: location })]);
      const error = await fail(client, operation);
      expect(error).toMatchObject({
        kind: "redirect",
        outcome: operation.safe || status > 303 ? "rejected" : "unknown",
        status,
        attempts: 1,
        isRetryable: false,
      });
      expect(JSON.stringify(error) + error.stack).not.toMatch(/evil/);
      expect(client.requests).toMatchObject([{ redirect: "manual" }]);
    }
  }
});

test("takes a 304 for an answer", async () => {
  const client = createTestClient([new Response(null, { status: 304 })]);
  expect(await fail(client, getCustomer)).toMatchObject({ kind: "answer", status: 304, outcome: "rejected" });
});

test("takes a browser's hidden redirect for one", async () => {
  const opaque = Object.assign(Object.create(Response.prototype), {});
  Object.defineProperties(opaque, {
    status: { value: 0 },
    ok: { value: false },
    body: { value: null },
    headers: { value: new Headers() },
  });
  const error = await fail(createTestClient([async () => opaque]), updateCustomer);
  expect(error).toMatchObject({ kind: "redirect", outcome: "unknown" });
  expect(error.message).toMatch(/^Synthetic answered with a redirect to PATCH/);
});

test("passes the caller's abort reason on unchanged, at every stage and at once", async () => {
  const reason = { why: "the page was left" };
  const stages = {
    credential: createTestClient([json({})], {}, deaf),
    "deaf fetch": createTestClient([deaf]),
    "stalled body": createTestClient([stalledBody]),
    "back-off": createTestClient([json({}, 503, { "retry-after": "10" })]),
    attempt: createTestClient([deaf], { attemptTimeoutMs: 1000 }),
  };
  for (const [stage, client] of Object.entries(stages)) {
    const controller = new AbortController();
    const call = client.call(replaceCustomer, { id: 1 }, {}, { signal: controller.signal });
    const caught = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    controller.abort(reason);
    expect(await caught, stage).toBe(reason);
    expect(vi.getTimerCount(), stage).toBe(0);
    expect(client.events.at(-1), stage).toMatchObject({ type: "error", kind: "abort" });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(client.requests.length, stage).toBeLessThanOrEqual(1);
  }
});

test("knows an abort by who ended the call, whatever its reason is", async () => {
  const other = await fail(createTestClient([json({}, 422)]), updateCustomer);
  const reasons = [other, Object.create(null), Symbol("s"), null, undefined, new Error("The time is over.")];
  for (const reason of reasons) {
    const client = createTestClient([deaf]);
    const controller = new AbortController();
    const call = client.call(updateCustomer, { id: 1 }, {}, { signal: controller.signal });
    const caught = call.catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(500);
    controller.abort(reason);
    expect(await caught).toBe(controller.signal.reason);
    expect(client.events.at(-1)).toMatchObject({
      type: "error",
      kind: "abort",
      outcome: "unknown",
      attempts: 1,
    });
  }
});

test("rejects with an error of kind abort where the call asks for it, whatever the reason and the stage are", async () => {
  const other = await fail(createTestClient([json({}, 422)]), updateCustomer);
  const stages = [
    { client: createTestClient([json({})], {}, deaf), told: { outcome: "not-sent", attempts: 0 } },
    { client: createTestClient([deaf]), told: { outcome: "unknown", attempts: 1 } },
    { client: createTestClient([stalledBody]), told: { outcome: "unknown", attempts: 1, status: 200 } },
  ];
  for (const reason of [other, undefined, null, "bye"]) {
    for (const { client, told } of stages) {
      const controller = new AbortController();
      const options = { signal: controller.signal, abortAs: "error" } as const;
      const caught = catchError(client.call(updateCustomer, { id: 1 }, {}, options));
      await vi.advanceTimersByTimeAsync(500);
      controller.abort(reason);
      expect(await caught).toMatchObject({ kind: "abort", ...told });
      expect(await caught).not.toBe(reason);
    }
  }
  const early = { signal: AbortSignal.abort(other), abortAs: "error" } as const;
  expect(await fail(createTestClient([json({})]), updateCustomer, early)).toMatchObject({
    kind: "abort",
    outcome: "not-sent",
    attempts: 0,
  });
});

test("refuses another way to tell of an abort", async () => {
  const client = createTestClient([json({})]);
  const error = await catchError(
    client.call(getCustomer, { id: 1 }, undefined, { abortAs: "throw" as never }),
  );
  expect(error.message).toMatch(/`abortAs` must be "reason" or "error"; /);
});

test("does not take a failure for an abort because its value is the reason of one", async () => {
  const controller = new AbortController();
  const failure = fetchFailed("ECONNRESET");
  const client = createTestClient([
    async () => {
      throw failure;
    },
  ]);
  const call = client.call(updateCustomer, { id: 1 }, {}, { signal: controller.signal });
  const ended = catchError(call);
  await vi.runAllTimersAsync();
  controller.abort(failure);
  expect(await ended).toMatchObject({ kind: "network", outcome: "unknown" });
});

test("sends nothing when the signal has aborted before", async () => {
  const client = createTestClient([json({})]);
  const call = client.call(getCustomer, { id: 1 }, undefined, { signal: AbortSignal.abort("early") });
  await expect(call).rejects.toBe("early");
  expect(client.requests).toEqual([]);
  expect(client.events).toMatchObject([{ type: "error", kind: "abort", outcome: "not-sent", attempts: 0 }]);
});

test("does not begin another attempt for a call that has ended", async () => {
  let finish = (_: string): void => {};
  const client = createTestClient(
    [json({})],
    {},
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  await fail(client, updateCustomer);
  finish("late secret");
  await vi.advanceTimersByTimeAsync(0);
  expect(client.requests).toEqual([]);
  expect(client.events).toHaveLength(1);
});

test("lets go of an answer that comes after the end", async () => {
  let isCancelled = false;
  let answer = (_: Response): void => {};
  const client = createTestClient([
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  ]);
  await fail(client, updateCustomer);
  answer(
    new Response(
      new ReadableStream({
        cancel: () => {
          isCancelled = true;
        },
      }),
    ),
  );
  await vi.advanceTimersByTimeAsync(0);
  expect(isCancelled).toBe(true);
  expect(client.events.at(-1)?.type).toBe("error");
});

test("tells `onResponse` of the answer the call ended with, success or failure", async () => {
  const seen: unknown[] = [];
  const onResponse = (info: {
    status: number;
    attempts: number;
    requestId?: string | undefined;
    headers: Headers;
  }) => {
    seen.push([info.status, info.attempts, info.requestId, info.headers.get("x-more")]);
  };
  const headers = { "x-request-id": "req_1", "x-more": "yes" };
  const success = createTestClient([json({}, 503), json({}, 200, headers)]);
  await settle(success.call(replaceCustomer, { id: 1 }, {}, { onResponse }));
  await fail(createTestClient([json({}, 422, headers)]), updateCustomer, { onResponse });
  await fail(createTestClient([fetchFailed("ECONNRESET")]), updateCustomer, { onResponse });
  expect(seen).toEqual([
    [200, 2, "req_1", "yes"],
    [422, 1, "req_1", "yes"],
  ]);
});
