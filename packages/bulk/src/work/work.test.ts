import { expect, test } from "vitest";
import { leaveAsDead, listOf, open, rowOf } from "../../test-support/open.js";
import { broken, providerDouble, yes } from "../../test-support/provider-double.js";
import { createLedger } from "../ledger/ledger.js";
import { joinWorkers, reap } from "./worker.js";

const rows = (amount: number) => Array.from({ length: amount }, (_, index) => rowOf(index + 1));
const stay = new AbortController().signal;

test("several workers send every row once to each provider, and the ledger says so", async () => {
  const { bulk } = await open();
  const { changes, worker } = providerDouble();
  expect(await bulk.enqueue(rows(60))).toEqual({ added: 120, known: 0, invalid: 0 });
  await Promise.all([bulk.work(worker), bulk.work(worker), bulk.work(worker)]);
  expect(new Set(changes().map(({ path }) => path)).size).toBe(120);
  expect(changes()).toHaveLength(120);
  const { total, workers } = await bulk.status();
  expect(total).toMatchObject({ applied: 120, queued: 0, begun: 0, unknown: 0 });
  expect(workers).toBe(0);
});

test("rows that are added again, after a crash or by another process, are neither added nor sent again", async () => {
  const { bulk } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue(rows(3));
  await bulk.work(worker);
  expect(await bulk.enqueue(rows(4))).toEqual({ added: 2, known: 6, invalid: 0 });
  await bulk.work(worker);
  expect(changes()).toHaveLength(8);
});

test("what a dead worker had begun is unknown where a repeat may hurt, and is sent again where it may not", async () => {
  const { bulk, database } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue(rows(1));
  await leaveAsDead(database, "provider = 'soap'", false);
  await leaveAsDead(database, "provider = 'payabli'", true);
  await reap(database);
  await bulk.work(worker);
  expect(changes().map(({ provider }) => provider)).toEqual(["payabli"]);
  expect((await bulk.status()).providers).toMatchObject([
    { provider: "payabli", applied: 1 },
    { provider: "soap", unknown: 1 },
  ]);
});

test("a refusal after a dead worker leaves the row unknown, because the first request may have arrived", async () => {
  const { bulk, database } = await open();
  const { worker } = providerDouble(() => Response.json({}, { status: 422 }));
  await bulk.enqueue([{ targets: { payabli: { id: 1 } }, changes: { firstName: "Jane" } }]);
  await leaveAsDead(database, "true", true);
  await reap(database);
  await bulk.work(worker);
  expect((await bulk.status()).total).toMatchObject({ unknown: 1, rejected: 0 });
});

const creation = { targets: { payabli: { entry: "made-up" } }, customer: { firstName: "Jane" } } as const;

test("a creation with a key that its worker left is sent again with the same key", async () => {
  const { bulk, database } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue([creation]);
  await leaveAsDead(database, "true", true);
  await reap(database);
  await bulk.work(worker);
  const [{ key } = { key: "" }] = await database.query<{ key: string }>(
    "SELECT content #>> '{targets,payabli,idempotencyKey}' AS key FROM provider_bulk.ledger",
  );
  expect(changes().map(({ headers }) => headers.get("idempotencyKey"))).toEqual([key]);
  expect(key).toMatch(/^[0-9a-f-]{36}$/);
  expect((await bulk.status()).total).toMatchObject({ applied: 1 });
});

test("a key that the provider may have forgotten is not sent again, and the row is unknown", async () => {
  const { bulk, database } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue([creation]);
  await leaveAsDead(database, "true", true);
  await reap(database);
  await database.query("UPDATE provider_bulk.ledger SET begun_at = begun_at - interval '1 hour'");
  await bulk.work(worker);
  expect(changes()).toEqual([]);
  expect((await bulk.status()).total).toMatchObject({ unknown: 1 });
});

test("a worker that was thought dead still tells what it alone knows, unless the row went to another", async () => {
  const { bulk, database } = await open();
  await bulk.enqueue(rows(1));
  const owner = await leaveAsDead(database, "provider = 'soap'", false);
  const other = await leaveAsDead(database, "provider = 'payabli'", true);
  await reap(database);
  const ids = await database.query<{ id: string; provider: string }>(
    "SELECT id, provider FROM provider_bulk.ledger",
  );
  const idOf = (name: string): string => ids.find(({ provider }) => provider === name)?.id ?? "";
  const told = async (provider: string, by: string) => {
    const ledger = createLedger(database, { run: "default", provider, gate: provider, stop: stay });
    const claimed = { id: idOf(provider), owner: by, row: rowOf(1), firstTriedAt: undefined };
    return ledger.settle({ claimed, state: "applied", ending: { reason: "" } });
  };
  expect(await told("soap", owner)).toBe(true);
  expect(await told("payabli", other)).toBe(false);
});

test("a row that was taken away is not sent, however late its worker wakes", async () => {
  const { bulk, database } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue([rowOf(1)]);
  // The rows go to somebody else between their claim and their request.
  const take = `CREATE FUNCTION take() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      UPDATE provider_bulk.ledger SET owner = gen_random_uuid() WHERE id = NEW.id; RETURN NULL; END $$;
    CREATE TRIGGER take AFTER UPDATE ON provider_bulk.ledger FOR EACH ROW
      WHEN (NEW.state = 'queued' AND OLD.owner IS NULL AND NEW.owner IS NOT NULL) EXECUTE FUNCTION take()`;
  await database.query(take);
  const stop = new AbortController();
  const working = bulk.work({ ...worker, signal: stop.signal, deadAfterMs: 60_000 });
  const owned = async () =>
    (await database.query("SELECT FROM provider_bulk.ledger WHERE owner IS NOT NULL")).length;
  await expect.poll(owned, { timeout: 50_000 }).toBe(2);
  stop.abort();
  await working;
  expect(changes()).toEqual([]);
});

test("a worker that was declared dead goes on under another id", async () => {
  const { database } = await open();
  const worker = await joinWorkers(database, 1000, () => undefined);
  const first = worker.id();
  await database.query("DELETE FROM provider_bulk.worker");
  await expect.poll(() => worker.id(), { timeout: 50_000 }).not.toBe(first);
  await worker.leave();
});

test("a 429 moves the gate for everyone, and the row goes on after it", async () => {
  const { bulk, database } = await open();
  const { changes, worker } = providerDouble((sent, earlier) =>
    earlier ? yes(sent) : Response.json({}, { status: 429, headers: { "retry-after": "1" } }),
  );
  await bulk.enqueue([{ targets: { payabli: { id: 1 } }, changes: { firstName: "Jane" } }]);
  await bulk.work(worker);
  expect(changes()).toHaveLength(2);
  const [gate] = await database.query<{ held: boolean }>(
    "SELECT held_until > (SELECT begun_at FROM provider_bulk.ledger) - interval '1 second' AS held FROM provider_bulk.gate WHERE name = 'payabli'",
  );
  expect(gate?.held).toBe(true);
  expect((await bulk.status()).total.applied).toBe(1);
});

test("a broken connection is unknown at Soap and sent again at Payabli", async () => {
  const { bulk } = await open();
  const { changes, worker } = providerDouble((sent, earlier) => (earlier ? yes(sent) : broken()));
  await bulk.enqueue(rows(1));
  await bulk.work(worker);
  expect(
    changes()
      .map(({ provider }) => provider)
      .sort(),
  ).toEqual(["payabli", "payabli", "soap"]);
  expect((await bulk.status()).providers).toMatchObject([
    { provider: "payabli", applied: 1 },
    { provider: "soap", unknown: 1 },
  ]);
});

test("a worker that is told to stop finishes what is under way, and what has not left goes back", async () => {
  const { bulk } = await open();
  const stop = new AbortController();
  const { worker } = providerDouble(async (sent) => {
    stop.abort();
    return yes(sent);
  });
  await bulk.enqueue(rows(40));
  await bulk.work({ ...worker, concurrency: 4, signal: stop.signal });
  const { total } = await bulk.status();
  expect(total.applied).toBeGreaterThan(0);
  expect(total.queued).toBe(80 - total.applied);
  await bulk.work(worker);
  expect((await bulk.status()).total.applied).toBe(80);
});

test("a bad row is told with its reason, and the others go on", async () => {
  const { bulk } = await open();
  const { worker } = providerDouble();
  // As they come from a file that nobody checked.
  const bad: unknown[] = [
    { targets: {}, changes: { firstName: "Jane" } },
    { targets: { sope: { id: "cus_1" } }, changes: { firstName: "Jane" } },
    { targets: { soap: { id: "cus_2" } }, changes: { birthDate: "1990-02-30" } },
    { targets: { soap: { id: "cus_3" } }, changes: { fristName: "Jane" } },
    "no row",
  ];
  await bulk.enqueueRead(
    [...bad, rowOf(9)].map((row) => ({ row })),
    "default",
  );
  await bulk.work(worker);
  const lines = await listOf(bulk.export());
  expect(lines.map(({ state }) => state)).toEqual([
    "invalid",
    "invalid",
    "invalid",
    "invalid",
    "invalid",
    "applied",
    "applied",
  ]);
  const reasons = lines.map(({ ending }) => (ending && "reason" in ending ? ending.reason : undefined));
  expect(reasons[0]).toBe("the row names no target");
  expect(reasons[1]).toBe("there is no provider sope");
  expect(reasons[2]).toContain("birthDate");
  expect(reasons[3]).toContain("did you mean firstName?");
});

test("class instances are sent whole, and a row that cannot be read is told and stops no other", async () => {
  const { bulk } = await open();
  const { changes, worker } = providerDouble();
  class Entity {
    get firstName(): string {
      return "Jane";
    }
  }
  const circle: Record<string, unknown> = { targets: { soap: { id: "cus_1" } } };
  circle.changes = circle;
  const rows: unknown[] = [circle, { targets: { soap: { id: "cus_2" } }, changes: new Entity() }];
  await bulk.enqueueRead(
    rows.map((row) => ({ row })),
    "default",
  );
  await bulk.work(worker);
  expect(changes().map(({ path, body }) => [path, body])).toEqual([
    ["/api/v1/customers/cus_2", { first_name: "Jane" }],
  ]);
  expect((await listOf(bulk.export())).map(({ ending }) => ending)).toContainEqual({
    reason: "the row cannot be read: a getter fails, or it contains itself",
  });
});

test("an id beyond the safe integers arrives as it is", async () => {
  const { bulk } = await open();
  const { changes, worker } = providerDouble();
  await bulk.enqueue([{ targets: { payabli: { id: 9007199254740993n } }, changes: { firstName: "Jane" } }]);
  await bulk.work(worker);
  expect(changes()[0]?.path).toBe("/Customer/9007199254740993");
});
