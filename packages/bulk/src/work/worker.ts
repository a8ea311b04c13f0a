import { hostname } from "node:os";
import { BulkError } from "../bulk-error.js";
import type { Database } from "../database/database.js";

/** One process in the table of workers, updated at every heartbeat. */
export interface Worker {
  /** Its current id: a worker that was declared dead continues with a new one. */
  readonly id: () => string;
  readonly deadAfterMs: number;
  /** Leaves the table and stops the heartbeat. */
  readonly leave: () => Promise<void>;
}

const seeText = "UPDATE provider_bulk.worker SET seen_at = clock_timestamp() WHERE id = $1 RETURNING id";
const joinText = `INSERT INTO provider_bulk.worker (id, dead_after, about)
  VALUES ($1, make_interval(secs => $2), $3)`;

/** Returns rows of dead workers to the queue or declares them unknown; returns how many. */
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
 * Registers this worker and sends four heartbeats within `deadAfterMs`. Each heartbeat also removes dead workers.
 *
 * @param fail called with an error that no later heartbeat can fix.
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
      // Declared dead while it was suspended or disconnected; its rows have gone to others.
      if (!seen.length) id = await join(database, deadAfterMs);
      await reap(database);
    } catch (error) {
      // An unreachable database may be available at a later heartbeat.
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
