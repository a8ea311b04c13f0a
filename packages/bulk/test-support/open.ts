import { onTestFinished } from "vitest";
import { connect, type Database } from "../src/database/database.js";
import { type AnyRow, type Bulk, openBulk } from "../src/index.js";
import { newDatabase } from "./new-database.js";

/** A ledger in its own database. */
export const open = async (): Promise<{ bulk: Bulk; database: Database; url: string }> => {
  const url = await newDatabase();
  const bulk = await openBulk({ connectionString: url });
  const database = connect(url, 2);
  onTestFinished(async () => {
    await bulk.close();
    await database.close();
  });
  return { bulk, database, url };
};

/** A row for Soap (a PATCH, which must not be repeated) and Payabli (a PUT, which may). */
export const rowOf = (number: number): AnyRow => ({
  targets: { soap: { id: `cus_${number}` }, payabli: { id: number } },
  changes: { firstName: "Jane", lastName: `Doe ${number}` },
});

/** Collects a stream in a list. */
export const listOf = async <One>(source: AsyncIterable<One>): Promise<One[]> => {
  const all: One[] = [];
  for await (const one of source) all.push(one);
  return all;
};

/** Simulates a killed worker: not seen for long, with a row that it had begun. */
export const leaveAsDead = async (
  database: Database,
  where: string,
  isRepeatable: boolean,
): Promise<string> => {
  const owner = crypto.randomUUID();
  await database.query(
    `INSERT INTO provider_bulk.worker (id, seen_at, dead_after, about)
     VALUES ($1, clock_timestamp() - interval '1 hour', '1 second', 'killed')`,
    [owner],
  );
  await database.query(
    `UPDATE provider_bulk.ledger SET state = 'begun', owner = $1, begun_at = clock_timestamp(), is_repeatable = $2
     WHERE ${where}`,
    [owner, isRepeatable],
  );
  return owner;
};
