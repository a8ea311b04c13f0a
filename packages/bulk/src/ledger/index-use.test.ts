import { expect, test } from "vitest";
import { leaveAsDead, open, rowOf } from "../../test-support/open.js";
import type { Database } from "../database/database.js";
import { openGate } from "../gate/gate.js";
import { reap } from "../work/worker.js";
import { createLedger } from "./ledger.js";

const settledText = `
INSERT INTO provider_bulk.ledger (run, key, provider, content, state, owner, begun_at, settled_at)
SELECT 'earlier', number::text, 'soap', '{}', 'applied', gen_random_uuid(), now(), now()
FROM generate_series(1, 20000) AS number`;

const waitingText = `
INSERT INTO provider_bulk.ledger (run, key, provider, content)
SELECT 'later', number::text, 'soap', '{}' FROM generate_series(1, 10000) AS number`;

/** How many rows or index entries of the ledger this transaction has read so far. */
const readSoFar = async (database: Database): Promise<number> => {
  const [row] = await database.query<{ read: number }>(`
    SELECT sum(pg_stat_get_xact_tuples_returned(relation))::int AS read FROM (
      SELECT 'provider_bulk.ledger'::regclass::oid UNION ALL
      SELECT indexrelid FROM pg_index WHERE indrelid = 'provider_bulk.ledger'::regclass
    ) AS one(relation)`);
  return row?.read ?? Number.NaN;
};

// Most rows of a large ledger have an owner, and many are queued; that none of them is both is not in the statistics.
test("what a worker asks again and again reads few rows of a large ledger", async () => {
  const { bulk, database } = await open();
  await bulk.enqueue([rowOf(1), rowOf(2)], { run: "now" });
  await database.query(settledText);
  await database.query(waitingText);
  await leaveAsDead(database, "run = 'now' AND provider = 'payabli'", false);
  await database.query("ANALYZE provider_bulk.ledger");
  await openGate(database, "soap", { documented: [], given: undefined });
  const owner = crypto.randomUUID();
  await database.query(
    "INSERT INTO provider_bulk.worker (id, dead_after, about) VALUES ($1, '1 hour', 'test')",
    [owner],
  );

  await database.transaction(async (client) => {
    const inside: Database = {
      ...database,
      query: async (text, values = []) => (await client.query(text, [...values])).rows,
    };
    const about = { provider: "soap", gate: "soap", stop: new AbortController().signal };
    const ledger = createLedger(inside, { ...about, run: "now" });
    const readMany: string[] = [];
    const note = async (name: string, work: () => Promise<unknown>): Promise<void> => {
      const before = await readSoFar(inside);
      await work();
      if ((await readSoFar(inside)) - before > 100) readMany.push(name);
    };
    const [claimed] = await ledger.claim(owner, 1, []);
    if (!claimed) throw new Error("No row was claimed.");
    await note("claim", () => ledger.claim(owner, 1, [claimed.id]));
    await note("begin", () => ledger.begin({ claimed, isRepeatable: false, slot: null }));
    await note("settle", () => ledger.settle({ claimed, state: "applied", ending: undefined }));
    await note("isOpen", ledger.isOpen);
    await note("isOpen of a run that is done", createLedger(inside, { ...about, run: "earlier" }).isOpen);
    await note("reap", async () => expect(await reap(inside)).toBe(2));

    expect(readMany).toEqual([]);
  });
});
