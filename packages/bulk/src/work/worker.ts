import { hostname } from "node:os";
import { BulkError } from "../bulk-error.js";
import type { Database } from "../database/database.js";

/** One process in the table of workers, seen at every beat. */
export interface Worker {
  /** Its present id: a worker that was declared dead goes on with another one. */
  readonly id: () => string;
  readonly deadAfterMs: number;
  /** Leaves the table, and ends the beat. */
  readonly leave: () => Promise<void>;
}

const seeText = "UPDATE provider_bulk.worker SET seen_at = clock_timestamp() WHERE id = $1 RETURNING id";
const joinText = `INSERT INTO provider_bulk.worker (id, dead_after, about)
  VALUES ($1, make_interval(secs => $2), $3)`;

/** Sends back, or declares unknown, what dead workers had in hand; says how many rows. */
export const reap = async (database: Database): Promise<number> => {
  const [row] = await database.query<{ reaped: string }>("SELECT provider_bulk.reap() AS reaped");
  return Number(row?.reaped ?? 0);
};

const join = async (database: Database, deadAfterMs: number): Promise<string> => {
  const id = crypto.randomUUID();
  await database.query(joinText, [id, deadAfterMs / 1000, `${hostname()} ${process.pid}`]);
  return id;
};

/**
 * Joins the workers, and shows that this one is alive four times within `deadAfterMs`. Each beat also reaps the dead.
 *
 * @param fail Told of what no later beat can mend.
 */
export const joinWorkers = async (
  database: Database,
  deadAfterMs: number,
  fail: (reason: unknown) => void,
): Promise<Worker> => {
  let id = await join(database, deadAfterMs);
  let beating: Promise<void> = Promise.resolve();
  let isBeating = false;
  const beat = async (): Promise<void> => {
    try {
      const seen = await database.query(seeText, [id]);
      // Declared dead while it was stopped or cut off: what it had in hand has gone to others.
      if (!seen.length) id = await join(database, deadAfterMs);
      await reap(database);
    } catch (error) {
      // A database that is away is there again at a later beat.
      if (!(error instanceof BulkError) || error.kind !== "unreachable") fail(error);
    } finally {
      isBeating = false;
    }
  };
  const timer = setInterval(() => {
    if (isBeating) return;
    isBeating = true;
    beating = beat();
  }, deadAfterMs / 4);
  return {
    id: () => id,
    deadAfterMs,
    leave: async () => {
      clearInterval(timer);
      await beating;
      await database.query("DELETE FROM provider_bulk.worker WHERE id = $1", [id]);
    },
  };
};
