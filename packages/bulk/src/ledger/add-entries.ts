import type { Database } from "../database/database.js";
import type { Entry } from "./entry.js";

// One statement per batch: a batch is stored completely or not at all, and an existing key stays unchanged, so an
// interrupted caller can start again from the beginning. COPY cannot skip existing rows; it would need a second table.
const addText = `
INSERT INTO provider_bulk.ledger (run, key, provider, line, content, state, outcome, settled_at)
SELECT $1, key, provider, line, content, CASE WHEN outcome IS NULL THEN 'queued' ELSE 'invalid' END, outcome,
  CASE WHEN outcome IS NOT NULL THEN clock_timestamp() END
FROM unnest($2::text[], $3::text[], $4::bigint[], $5::json[], $6::json[])
  AS entry(key, provider, line, content, outcome)
ON CONFLICT (run, provider, key) DO NOTHING
RETURNING 1`;

/** Adds entries and returns how many of them were new. */
export const addEntries = async (
  database: Database,
  run: string,
  entries: readonly Entry[],
): Promise<number> => {
  const added = await database.query(addText, [
    run,
    entries.map(({ key }) => key),
    entries.map(({ provider }) => provider),
    entries.map(({ line }) => line ?? null),
    entries.map(({ content }) => content),
    entries.map(({ invalid }) => (invalid ? JSON.stringify(invalid) : null)),
  ]);
  return added.length;
};
