import { afterEach, expect, test, vi } from "vitest";
import { everywhere, inTurn, ok, status, threeProviders } from "../test-support/providers.js";
import { isProviderError, type RetryData } from "./index.js";

afterEach(() => void vi.useRealTimers());

/** What a file or a table gives back. */
const kept = (data: RetryData): RetryData => JSON.parse(JSON.stringify(data));

test("another process goes on where this one ended, with the same requests and key", async () => {
  const targets = { ...everywhere, finosu: { ...everywhere.finosu }, payabli: { entry: "e" } } as const;
  const jane = {
    externalId: "1",
    firstName: "Jane",
    lastName: "Doe",
    email: "j@example.com",
    phone: "+15555550100",
    timeZone: "America/Chicago",
    address: { line1: "1 Main St", city: "Oakland", state: "CA", postalCode: "94607" },
  };
  const first = threeProviders({ finosu: { status: 400 }, soap: { status: 500 }, payabli: { status: 500 } });
  const before = await first.customers.create({ ...targets, soap: {} }, jane);

  const second = threeProviders({ payabli: { body: { isSuccess: true, responseData: { customerId: 7 } } } });
  const after = await second.customers.retry(kept(before.retryData()));

  expect(after.outcomes.map(({ provider, status }) => [provider, status])).toEqual([
    ["finosu", "applied"],
    ["soap", "unknown"],
    ["payabli", "applied"],
  ]);
  expect(second.sent().soap).toEqual([]);
  for (const name of ["finosu", "payabli"] as const) {
    const [then, now] = [first.sent()[name][0], second.sent()[name][0]];
    expect([now?.url, now?.body]).toEqual([then?.url, then?.body]);
    expect(now?.headers.get("idempotencyKey")).toBe(then?.headers.get("idempotencyKey"));
  }
  expect(after.failures).toMatchObject([{ provider: "soap", error: { status: 500, outcome: "unknown" } }]);
  expect(isProviderError(after.failures[0]?.error, "answer")).toBe(true);
  expect((await after.retry()).outcomes.map((one) => one.status)).toEqual(["applied", "unknown", "applied"]);
});

test("a key that has lapsed in between is not used again", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const first = threeProviders({ payabli: { status: 500 } });
  const before = await first.customers.create({ payabli: { entry: "e" } }, { firstName: "Jane" });
  const data = kept(before.retryData());
  vi.setSystemTime(Date.now() + 120_000);
  const second = threeProviders();
  const after = await second.customers.retry(data);
  expect([after.outcomes[0]?.status, second.sent().payabli.length]).toEqual(["unknown", 0]);
});

test("ids beyond the safe integers, null and offsets survive", async () => {
  const id = 9_007_199_254_740_993n;
  const now = new Date("2020-01-15T00:00:00Z");
  const first = threeProviders({ payabli: inTurn(status(429), ok({})) });
  const changes = { timeZone: "America/Caracas", metadata: { a: "b", c: 1 } };
  const before = await first.customers.update({ payabli: { id } }, changes, { now });
  const second = threeProviders();
  const after = await second.customers.retry(kept(before.retryData()));
  expect(second.sent().payabli[0]).toEqual(first.sent().payabli[0]);
  expect(after.outcomes[0]).toMatchObject({ status: "applied", ignored: ["metadata.c"] });
});

test("what was refused before sending stays refused, also where the rest of it could be sent", async () => {
  const { customers } = threeProviders();
  const strict = await customers.update(everywhere, { firstName: "Jane", isTest: true }, { strict: true });
  const misspelt = await customers.update(everywhere, { firstName: "Jane", nickname: "J" } as never);
  const targetless = await customers.create({ soap: null } as never, {
    firstName: "Jane",
    lastName: "Doe",
    email: "j@example.com",
  });
  const skipped = await customers.update({ soap: { id: "cus_1" } }, { isTest: true });
  for (const before of [strict, misspelt, targetless, skipped]) {
    const { customers: others, sent } = threeProviders();
    const after = await others.retry(kept(before.retryData()));
    expect(after.outcomes.map(({ status }) => status)).toEqual(before.outcomes.map(({ status }) => status));
    expect(after.failures.map(({ error }) => error.message)).toEqual(
      before.failures.map(({ error }) => error.message),
    );
    expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });
  }
});

test("the data holds no credential", async () => {
  const { customers } = threeProviders({ soap: { status: 500 } });
  const result = await customers.update({ soap: { id: "cus_1" } }, { firstName: "Jane" });
  expect(JSON.stringify(result.retryData())).not.toContain("made-up");
});

const brokenPart = {
  version: 1,
  operation: "update",
  now: "2026-01-01",
  fields: {},
  parts: [{ provider: "soap" }],
};

test.for([undefined, null, "{}", {}, { version: 2 }, { version: 1, operation: "update" }, brokenPart])(
  "what is no such data is refused: %j",
  async (data) => {
    const { customers } = threeProviders();
    const error = await customers.retry(data as never).catch((one: unknown) => one);
    expect(error).toMatchObject({ message: "Nothing was sent: this is not data from `retryData()`." });
  },
);
