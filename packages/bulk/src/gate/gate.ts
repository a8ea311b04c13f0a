import { setTimeout as pause } from "node:timers/promises";
import type { Rate } from "@provider-clients/customers/bulk";
import { createBatcher } from "../database/batcher.js";
import type { Database } from "../database/database.js";
import { patiently } from "../database/patiently.js";

/** The rate limiter that all workers with one token share: one slot per request. */
export interface Gate {
  /** Waits for a slot and gives it; null where the gate has no limits. Rejects with the signal's reason. */
  readonly pass: () => Promise<string | null>;
  /** Lets nobody through for so long. */
  readonly hold: (ms: number) => Promise<void>;
}

const slotText = `
SELECT slot::text, greatest(0, extract(epoch FROM slot - clock_timestamp()) * 1000)::float8 AS "waitMs"
FROM provider_bulk.reserve($1, $2) AS slot`;

const heldText = `
SELECT greatest(0, extract(epoch FROM held_until - clock_timestamp()) * 1000)::float8 AS "waitMs",
  limits = '[]' AS "isFree"
FROM provider_bulk.gate WHERE name = $1`;

/**
 * Makes sure that there is such a gate. Limits that are given replace those that it has; documented ones do not, so
 * that they can be changed in the database.
 */
export const openGate = async (
  database: Database,
  name: string,
  {
    documented,
    given,
  }: { readonly documented: readonly Rate[]; readonly given: readonly Rate[] | undefined },
): Promise<void> => {
  const conflict = given ? "DO UPDATE SET limits = excluded.limits" : "DO NOTHING";
  await database.query(
    `INSERT INTO provider_bulk.gate (name, limits) VALUES ($1, $2) ON CONFLICT (name) ${conflict}`,
    [name, JSON.stringify(given ?? documented)],
  );
};

/** Creates a worker's access to a gate. */
export const createGate = (database: Database, name: string, stop: AbortSignal): Gate => {
  const reserve = createBatcher((wishes: readonly undefined[]) =>
    patiently(() => database.query<{ slot: string; waitMs: number }>(slotText, [name, wishes.length]), stop),
  );
  const look = createBatcher(async (wishes: readonly undefined[]) => {
    const [row] = await patiently(
      () => database.query<{ waitMs: number; isFree: boolean }>(heldText, [name]),
      stop,
    );
    return wishes.map(() => row ?? { waitMs: 0, isFree: true });
  });
  // Timers may fire a millisecond early.
  const wait = (ms: number): Promise<void> =>
    pause(Math.min(Math.ceil(ms) + 1, 2 ** 31 - 1), undefined, { signal: stop });
  return {
    pass: async () => {
      stop.throwIfAborted();
      const { waitMs, isFree } = await look(undefined);
      if (isFree) {
        if (waitMs > 0) await wait(waitMs);
        return null;
      }
      const reserved = await reserve(undefined);
      if (reserved.waitMs > 0) await wait(reserved.waitMs);
      return reserved.slot;
    },
    hold: async (ms) => {
      const text = `UPDATE provider_bulk.gate
        SET held_until = greatest(held_until, clock_timestamp() + make_interval(secs => $2)) WHERE name = $1`;
      await patiently(() => database.query(text, [name, ms / 1000]), stop);
    },
  };
};
