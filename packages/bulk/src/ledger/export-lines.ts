import type { Database } from "../database/database.js";
import type { Ending, State } from "./entry.js";

/** The outcome of one row at one provider. The only personal data in it is the provider's id of the customer. */
export interface ResultLine {
  /** The row's line in its file, from 1. */
  readonly line?: number;
  readonly key: string;
  readonly provider: string;
  readonly state: State;
  /** How it ended; absent while it is queued or begun, and if a worker died. */
  readonly ending?: Ending;
}

interface StoredLine {
  readonly id: string;
  readonly line: string | null;
  readonly key: string;
  readonly provider: string;
  readonly state: State;
  readonly outcome: Ending | null;
}

const pageText = `
SELECT id, line, key, provider, state, outcome FROM provider_bulk.ledger
WHERE run = $1 AND id > $2 AND ($3::text[] IS NULL OR state = ANY ($3)) ORDER BY id LIMIT 1000`;

/** The rows of a run in the order in which they were added, read in pages. */
export async function* exportLines(
  database: Database,
  run: string,
  states?: readonly State[],
): AsyncGenerator<ResultLine, void, undefined> {
  let after = "0";
  for (;;) {
    const page = await database.query<StoredLine>(pageText, [run, after, states ?? null]);
    for (const { line, key, provider, state, outcome } of page) {
      yield {
        ...(line !== null && { line: Number(line) }),
        key,
        provider,
        state,
        ...(outcome && { ending: outcome }),
      };
    }
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}
