import { expect, onTestFinished, test } from "vitest";
import { newDatabase } from "../../test-support/new-database.js";
import { connect, type Database } from "../database/database.js";
import { migrate } from "../database/migrate.js";
import { openGate } from "./gate.js";

const open = async (): Promise<Database> => {
  const database = connect(await newDatabase(), 8);
  onTestFinished(database.close);
  await migrate(database);
  return database;
};

const reserve = async (database: Database, name: string, amount: number): Promise<number[]> => {
  const rows = await database.query<{ at: number }>(
    "SELECT extract(epoch FROM slot)::float8 * 1000 AS at FROM provider_bulk.reserve($1, $2) AS slot",
    [name, amount],
  );
  return rows.map(({ at }) => at);
};

/** The shortest span that holds one slot more than `limit`. */
const narrowest = (slots: readonly number[], limit: number): number =>
  Math.min(...slots.slice(limit).map((at, index) => at - (slots[index] ?? 0)));

test("the gate keeps every window of several limits, with one slot and the slack to spare, over many processes", async () => {
  const database = await open();
  const limits = [
    { limit: 5, intervalMs: 1000 },
    { limit: 12, intervalMs: 5000 },
    { limit: 30, intervalMs: 20_000 },
  ];
  await openGate(database, "payabli", { documented: limits, given: undefined });
  const reserved = await Promise.all(Array.from({ length: 40 }, () => reserve(database, "payabli", 3)));
  const slots = reserved.flat().sort((a, b) => a - b);
  expect(slots).toHaveLength(120);
  for (const { limit, intervalMs } of limits) {
    // A request may be two seconds late, so the slots of any window and two seconds more are fewer than the limit.
    expect(narrowest(slots, limit - 1)).toBeGreaterThanOrEqual(intervalMs + 2000 - 1);
  }
});

test("the gate keeps no more slots than its longest limit needs", async () => {
  const database = await open();
  await openGate(database, "payabli", { documented: [{ limit: 10, intervalMs: 1 }], given: undefined });
  for (let round = 0; round < 5; round++) await reserve(database, "payabli", 20);
  const [row] = await database.query<{ kept: number }>(
    "SELECT count(*)::int AS kept FROM provider_bulk.slot",
  );
  expect(row?.kept).toBe(10);
});

test("a slot is found without reading the others, however many there are", async () => {
  const database = await open();
  await openGate(database, "payabli", { documented: [{ limit: 1000, intervalMs: 1 }], given: undefined });
  const slotsRead = await database.transaction(async (client) => {
    // The plans of this session are made while the table is empty.
    for (const amount of [1, 3000]) {
      await client.query("SELECT count(*) FROM provider_bulk.reserve('payabli', $1)", [amount]);
    }
    const { rows } = await client.query<{ read: number }>(
      "SELECT (seq_tup_read + idx_tup_fetch)::int AS read FROM pg_stat_xact_user_tables WHERE relname = 'slot'",
    );
    return rows[0]?.read;
  });
  // Each is found once for its window, and once more when it is old enough to go.
  expect(slotsRead).toBeLessThan(6000);
});

test("a gate keeps the limits that were set in the database, until others are given", async () => {
  const database = await open();
  const limitsOf = async () =>
    (await database.query<{ limits: unknown }>("SELECT limits FROM provider_bulk.gate"))[0]?.limits;
  const documented = [{ limit: 200, intervalMs: 60_000 }];
  await openGate(database, "payabli", { documented, given: undefined });
  await database.query("UPDATE provider_bulk.gate SET limits = '[]'");
  await openGate(database, "payabli", { documented, given: undefined });
  expect(await limitsOf()).toEqual([]);
  await openGate(database, "payabli", { documented, given: [{ limit: 3, intervalMs: 10 }] });
  expect(await limitsOf()).toEqual([{ limit: 3, intervalMs: 10 }]);
});
