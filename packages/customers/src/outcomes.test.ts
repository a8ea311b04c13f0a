import { afterEach, expect, test, vi } from "vitest";
import { everywhere, inTurn, ok, type Reply, status, threeProviders } from "../test-support/providers.js";
import type { ProviderName } from "./index.js";

afterEach(() => void vi.useRealTimers());

const refused = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
const reset = Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });

const replies = {
  applied: [{}],
  rejected: [{ status: 400 }, { status: 422, body: "no" }, refused],
  unknown: [{ status: 500 }, { status: 408 }, reset, { body: "not an object" }],
} satisfies Record<string, readonly Reply[]>;

interface Wanted {
  readonly status: string;
  readonly reply: Reply;
}
const every = Object.entries(replies).flatMap(([status, each]) =>
  each.map((reply: Reply): Wanted => ({ status, reply })),
);
const combinations = every.flatMap((finosu) =>
  every.flatMap((soap) => every.map((payabli) => ({ finosu, soap, payabli }))),
);

test("no combination of three outcomes is misreported", async () => {
  const names: readonly ProviderName[] = ["finosu", "soap", "payabli"];
  for (const wanted of combinations) {
    const { customers, sent } = threeProviders({
      finosu: wanted.finosu.reply,
      soap: wanted.soap.reply,
      payabli: wanted.payabli.reply,
    });

    const result = await customers.update(everywhere, { firstName: "Jane" });

    expect(names.map((name) => result[name].status)).toEqual(names.map((name) => wanted[name].status));
    expect(names.map((name) => sent()[name].length)).toEqual([1, 1, 1]);
    const failed = names.filter((name) => wanted[name].status !== "applied");
    expect(result.failures).toEqual(failed.map((provider) => result[provider]));
    expect(result.allApplied).toBe(!failed.length);
  }
});

test("retry sends again what was not applied and is safe, and keeps the other outcomes", async () => {
  const { customers, sent } = threeProviders({
    finosu: inTurn(status(500), ok({ firstName: "Jane", lastName: "Doe" })),
    soap: inTurn(status(500), ok({})),
    payabli: {},
  });

  const first = await customers.update(everywhere, { firstName: "Jane" });
  const second = await first.retry();

  expect([first.finosu.status, first.soap.status, first.payabli.status]).toEqual([
    "unknown",
    "unknown",
    "applied",
  ]);
  expect(second.finosu.status).toBe("applied");
  expect(second.soap).toBe(first.soap);
  expect(second.payabli).toBe(first.payabli);
  expect([sent().finosu.length, sent().soap.length, sent().payabli.length]).toEqual([2, 1, 1]);
  expect(sent().finosu[1]).toEqual(sent().finosu[0]);
  expect(first.finosu.status).toBe("unknown");
});

test("retry sends again what was rejected, also where the operation is not idempotent", async () => {
  const { customers, sent } = threeProviders({ soap: inTurn(status(429), ok({ id: "cus_1" })) });
  const first = await customers.update({ soap: { id: "cus_1" } }, { firstName: "Jane" });
  const second = await first.retry();
  expect([first.allApplied, second.allApplied, sent().soap.length]).toEqual([false, true, 2]);
});

test("a rejection after an unknown outcome leaves it unknown", async () => {
  const { customers } = threeProviders({ finosu: inTurn(status(500), status(400)) });
  const first = await customers.update({ finosu: everywhere.finosu }, { firstName: "Jane" });
  const second = await first.retry();
  expect(second.finosu).toMatchObject({ status: "unknown", error: { status: 400, outcome: "unknown" } });
  expect(Object(second.finosu).error.message).toContain("it may have been applied");
});

test("nothing is sent again when everything was applied", async () => {
  const { customers, sent } = threeProviders();
  const result = await customers.update(everywhere, { firstName: "Jane" });
  await result.retry();
  expect([sent().finosu.length, sent().soap.length, sent().payabli.length]).toEqual([1, 1, 1]);
});

test("an abort before sending changes nothing anywhere, and a retry with another signal goes through", async () => {
  const { customers, sent } = threeProviders();

  const result = await customers.update(everywhere, { firstName: "Jane" }, { signal: AbortSignal.abort() });

  expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });
  expect(result.failures).toMatchObject(
    ["finosu", "soap", "payabli"].map((provider) => ({
      provider,
      status: "rejected",
      error: { kind: "abort", outcome: "not-sent" },
    })),
  );
  expect((await result.retry()).allApplied).toBe(false);
  expect((await result.retry({ signal: new AbortController().signal })).allApplied).toBe(true);
});

test("an abort after sending leaves unknown what had not been answered", async () => {
  const controller = new AbortController();
  const hang: typeof fetch = (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
      queueMicrotask(() => setImmediate(() => controller.abort(new Error("the user left"))));
    });
  const { customers } = threeProviders({ finosu: hang });

  const result = await customers.update(everywhere, { firstName: "Jane" }, { signal: controller.signal });

  expect(result.finosu).toMatchObject({ status: "unknown", error: { kind: "abort", outcome: "unknown" } });
  expect([result.soap.status, result.payabli.status]).toEqual(["applied", "applied"]);
});

test("a deadline covers every call", async () => {
  const hang: typeof fetch = () => new Promise(() => undefined);
  const { customers } = threeProviders({ soap: hang, payabli: hang });
  vi.useFakeTimers();
  const call = customers.update(everywhere, { firstName: "Jane" }, { timeoutMs: 20 });
  await vi.advanceTimersByTimeAsync(20);
  const result = await call;
  expect(result.failures).toMatchObject([
    { provider: "soap", status: "unknown", error: { kind: "timeout" } },
    { provider: "payabli", status: "unknown", error: { kind: "timeout" } },
  ]);
});
