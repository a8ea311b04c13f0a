import { afterEach, expect, test, vi } from "vitest";
import { journal } from "../../test-support/journal.js";
import { collect, threeProviders } from "../../test-support/providers.js";
import { planRow, type Row, restoreOutcome, saveOutcome, updateMany } from "../bulk.js";
import type { AnyOutcome, CustomerClients } from "../index.js";

afterEach(() => void vi.useRealTimers());

const good = (id: string): Row<CustomerClients> => ({
  targets: { soap: { id } },
  changes: { firstName: "Jane" },
});

const circular: Record<string, unknown> = { targets: { soap: { id: "x" } } };
circular.changes = circular;

const malformed: readonly (readonly [reason: string, row: unknown])[] = [
  ["the row must be an object.", null],
  ["the row must be an object.", undefined],
  ["the row must be an object.", "row"],
  ["no target was given. Known here: finosu, soap, payabli.", {}],
  ["no target was given. Known here: finosu, soap, payabli.", { targets: null, changes: { firstName: "J" } }],
  ["the changes must be an object.", { targets: { soap: { id: "bad" } }, changes: undefined }],
  ["the changes must be an object.", { targets: { soap: { id: "bad" } }, changes: "Jane" }],
  ["there is no field firstname (did you mean firstName?).", { ...good("bad"), changes: { firstname: "J" } }],
  ["birthDate must be a day as text, YYYY-MM-DD.", { ...good("bad"), changes: { birthDate: "1.2.1990" } }],
  [
    "stripe has no client here. Known here: finosu, soap, payabli.",
    { ...good("bad"), targets: { stripe: {} } },
  ],
  ["a row has either changes or a customer, not both.", { ...good("bad"), customer: { firstName: "J" } }],
  ["there is no field targets; there is no field changes.", circular],
];

test.for(malformed)(
  "%s: the row is told once with the reason, and the others go on",
  async ([reason, row]) => {
    const { customers, sent } = threeProviders();
    const checkpoint = journal();
    const rows = [good("1"), row as Row<CustomerClients>, good("2")];
    const results = await collect(updateMany(customers, rows, { checkpoint }));
    const bad = results.filter(({ error }) => error);
    expect(bad.map(({ index, outcomes, allApplied }) => [index, outcomes, allApplied])).toEqual([
      [1, {}, false],
    ]);
    expect(bad[0]?.error).toMatchObject({ kind: "configuration", message: `Nothing was sent: ${reason}` });
    expect(sent().soap).toHaveLength(2);
    expect(await collect(updateMany(customers, rows, { checkpoint }))).toEqual([]);
  },
);

test("an invalid row that was not handed out keeps its reason", async () => {
  const { customers } = threeProviders();
  const checkpoint = journal();
  const rows = [good("1"), null as never];
  for await (const _ of updateMany(customers, rows, { checkpoint, concurrency: 2 })) break;
  const rest = await collect(updateMany(customers, rows, { checkpoint }));
  expect(rest.map(({ index, error }) => [index, error?.message])).toEqual([
    [1, "Nothing was sent: the row must be an object."],
  ]);
});

test("rows create customers, beside rows that change some", async () => {
  const { customers, sent } = threeProviders({ soap: { body: { id: "cus_9" } } });
  const rows: Row<CustomerClients>[] = [
    { targets: { soap: {} }, customer: { firstName: "Jane", lastName: "Doe", email: "j@example.com" } },
    good("cus_1"),
    { targets: { soap: {} }, customer: { firstName: "Jane" } },
  ];
  const results = await collect(updateMany(customers, rows));
  expect(results.toSorted((a, b) => a.index - b.index).map(({ outcomes }) => outcomes.soap)).toMatchObject([
    { status: "applied", id: "cus_9" },
    { status: "applied", id: "cus_1" },
    { status: "rejected", error: { outcome: "not-sent" } },
  ]);
  expect(
    sent()
      .soap.map(({ method }) => method)
      .toSorted(),
  ).toEqual(["PATCH", "POST"]);
});

test.for([
  [{ concurrency: 0 }, "concurrency must be a whole number, 1 or more; it is 0."],
  [{ concurrency: 1.5 }, "concurrency must be a whole number, 1 or more; it is 1.5."],
  [{ concurrency: "8" }, 'concurrency must be a whole number, 1 or more; it is "8".'],
  [{ retries: Number.NaN }, "retries must be a whole number, 0 or more; it is NaN."],
  [{ retries: -1 }, "retries must be a whole number, 0 or more; it is -1."],
  [{ retries: "2" }, 'retries must be a whole number, 0 or more; it is "2".'],
  [{ retries: null }, "retries must be a whole number, 0 or more; it is null."],
  [{ timeoutMs: Number.POSITIVE_INFINITY }, "timeoutMs must be a whole number, 1 or more; it is Infinity."],
  [{ retrys: 2 }, "there is no option retrys (did you mean retries?)."],
  [{ checkpoint: "file" }, "checkpoint must have `load` and `save`."],
  [{ onProgress: true }, "onProgress must be a function."],
  [{ key: "id" }, "key must be a function."],
  [
    { perProviderRate: { payable: [] } },
    "there is no provider payable (did you mean payabli?) in perProviderRate.",
  ],
  [
    { perProviderRate: { soap: [{ limit: 0, intervalMs: 1 }] } },
    "perProviderRate.soap must be a list of { limit, intervalMs }, both above 0.",
  ],
  [
    { perProviderRate: { soap: { limit: 1, intervalMs: 1 } } },
    "perProviderRate.soap must be a list of { limit, intervalMs }, both above 0.",
  ],
] as const)("the options %j are refused: %s", async ([options, reason]) => {
  const { customers, sent } = threeProviders();
  const run = collect(updateMany(customers, [good("1")], options as never));
  await expect(run).rejects.toMatchObject({ kind: "configuration", message: `Nothing was sent: ${reason}` });
  expect(sent().soap).toEqual([]);
});

test("another runner gets a row's calls as values, and keeps outcomes as plain data", async () => {
  const { customers, sent } = threeProviders({
    soap: { status: 500 },
    payabli: { body: { isSuccess: true } },
  });
  const calls = planRow(customers, {
    targets: { soap: { id: "cus_1" }, payabli: { id: 998 }, finosu: { id: "1", taskType: "x" } },
    changes: { company: "Sunshine", email: "j@example.com" },
  });
  expect(calls.map(({ provider, operationId, sent }) => [provider, operationId, sent])).toEqual([
    ["soap", "updateCustomer", ["email"]],
    ["payabli", "updateCustomer", ["company", "email"]],
    ["finosu", "updateCustomer", ["email"]],
  ]);
  expect(calls.map(({ isRepeatable }) => isRepeatable())).toEqual([false, true, true]);
  expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });

  const [soap] = calls;
  const outcome = await soap?.send();
  if (!soap || !outcome) throw new Error("no call");
  const saved = JSON.parse(JSON.stringify(saveOutcome(outcome)));
  const restored = restoreOutcome(saved);
  expect(restored).toMatchObject({
    status: "unknown",
    error: { status: 500, message: Object(outcome).error.message },
  });
  expect(saveOutcome(restored)).toEqual(saved);
  expect(await soap.sendAgain(restored)).toBe(restored);
});

test("another runner sends a key again only when it says since when", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { customers, sent } = threeProviders({ payabli: { body: { isSuccess: true } } });
  const row = {
    targets: { payabli: { entry: "e", idempotencyKey: "row-1" } },
    customer: { firstName: "Jane" },
  };
  const [call] = planRow(customers, row);
  if (!call) throw new Error("no call");
  const before: AnyOutcome = { ...call, status: "unknown", error: new Error("The process ended.") };
  const ago = (seconds: number) => ({ firstTriedAt: new Date(Date.now() - seconds * 1000) });
  for (const since of [undefined, {}, ago(119)]) {
    const { status, error } = Object(await call.sendAgain(before, since));
    expect([status, error.outcome, error.attempts]).toEqual(["unknown", "unknown", 0]);
  }
  expect(sent().payabli).toEqual([]);
  expect((await call.sendAgain(before, ago(10))).status).toBe("applied");
  expect(sent().payabli[0]?.headers.get("idempotencyKey")).toBe("row-1");
});

test("a checkpoint of another version is refused before anything is sent", async () => {
  const { customers, sent } = threeProviders();
  const checkpoint = { load: () => [{ row: 0, is: "begun" } as never], save: () => undefined };
  const run = collect(updateMany(customers, [good("1")], { checkpoint }));
  await expect(run).rejects.toThrow("the checkpoint holds an entry that this version does not know.");
  expect(sent().soap).toEqual([]);
});
