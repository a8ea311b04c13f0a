import type { Database } from "../database/database.js";
import { type State, states } from "./entry.js";

/** The number of rows in each state. */
export type Counts = { readonly [Each in State]: number };

/** How far a run is. */
export interface Status {
  readonly run: string;
  readonly providers: readonly (Counts & { readonly provider: string })[];
  /** The sum over all providers. */
  readonly total: Counts;
  /** Workers seen recently. */
  readonly workers: number;
}

const statusText = `
SELECT provider, state, count(*)::int AS rows FROM provider_bulk.ledger WHERE run = $1
GROUP BY provider, state`;

const workersText =
  "SELECT count(*)::int AS workers FROM provider_bulk.worker WHERE seen_at + dead_after >= clock_timestamp()";

/** The counts of a run, from the number of rows per provider and state. */
export const countsOf = (
  rows: readonly { readonly provider: string; readonly state: State; readonly rows: number }[],
): Pick<Status, "providers" | "total"> => {
  const count = (those: typeof rows): Counts =>
    // The record has every state as a key.
    Object.fromEntries(
      states.map((state) => [
        state,
        those.filter((one) => one.state === state).reduce((sum, one) => sum + one.rows, 0),
      ]),
    ) as Counts;
  const providers = [...new Set(rows.map(({ provider }) => provider))].sort();
  return {
    providers: providers.map((provider) => ({
      provider,
      ...count(rows.filter((one) => one.provider === provider)),
    })),
    total: count(rows),
  };
};

/** Counts the rows of a run. Reads all of them: about a second for a few million rows. */
export const readStatus = async (database: Database, run: string): Promise<Status> => {
  const rows = await database.query<{ provider: string; state: State; rows: number }>(statusText, [run]);
  const [alive] = await database.query<{ workers: number }>(workersText);
  return { run, ...countsOf(rows), workers: alive?.workers ?? 0 };
};
