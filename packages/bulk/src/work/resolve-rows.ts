import { createCustomers } from "@provider-clients/customers";
import { saveOutcome } from "@provider-clients/customers/bulk";
import { checkNames, wholeNumber } from "../check-options.js";
import type { Database } from "../database/database.js";
import { createGate } from "../gate/gate.js";
import { readContent } from "../ledger/content.js";
import { createFencedFetch, newPassage } from "./fenced-fetch.js";
import { readBack, stateAfter } from "./read-back.js";
import { type ClientSettings, clientSettingNames, openGates } from "./work.js";

/** How unknown rows are resolved. */
export interface ResolveOptions extends ClientSettings {
  /**
   * Queues rows again that are known not to be applied, for the next `work`. Without it, such a row is `rejected`, and
   * its ending has `not-applied`.
   * @default false
   */
  readonly requeue?: boolean | undefined;
  /** Milliseconds between the two reads that must agree before `not-applied` is returned. @default 1000 */
  readonly settleMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The results of reading back. */
export interface Resolved {
  readonly applied: number;
  /** Known not to be applied: rejected or queued again. */
  readonly notApplied: number;
  readonly unknown: number;
}

interface UnknownRow {
  readonly id: string;
  readonly content: string;
}

const pageText = `
SELECT id, content::text FROM provider_bulk.ledger
WHERE run = $1 AND state = 'unknown' AND provider = $2 AND id > $3 ORDER BY id LIMIT 100`;

// A worker that was declared dead may have settled the row meanwhile; its result counts.
const tellText = `
UPDATE provider_bulk.ledger SET state = $2, outcome = $3,
  owner = CASE WHEN $2 <> 'queued' THEN owner END,
  in_doubt = in_doubt AND $2 <> 'queued',
  begun_at = CASE WHEN $2 <> 'queued' THEN begun_at END,
  settled_at = CASE WHEN $2 <> 'queued' THEN clock_timestamp() END
WHERE id = $1 AND state = 'unknown'`;

async function* unknownRows(database: Database, run: string, provider: string): AsyncGenerator<UnknownRow> {
  let after = "0";
  for (;;) {
    const page = await database.query<UnknownRow>(pageText, [run, provider, after]);
    yield* page;
    const last = page.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Reads unknown rows back, one at a time and at the gate's rate; see `Bulk.resolve`. */
export const resolveRows = async (database: Database, options: ResolveOptions): Promise<Resolved> => {
  checkNames(options, [...clientSettingNames, "requeue", "settleMs", "signal"]);
  const { run = "default", requeue = false, signal = new AbortController().signal } = options;
  const settleMs = wholeNumber("settleMs", options.settleMs, 0, 1000);
  const fenced = createFencedFetch(options.fetch);
  const clients = options.clients({ fetch: fenced.fetch });
  const customers = createCustomers(clients);
  const counts = { applied: 0, "not-applied": 0, unknown: 0 };
  for (const { provider, gate: name } of await openGates(database, clients, options)) {
    const gate = createGate(database, name, signal);
    // Reading changes nothing, so it needs only the gate.
    const passage = newPassage(async () => {
      await gate.pass();
      return { validUntil: Number.POSITIVE_INFINITY };
    });
    for await (const { id, content } of unknownRows(database, run, provider)) {
      if (signal.aborted) break;
      const outcome = await fenced.within(passage, () =>
        readBack(customers, readContent(content), { ...options, settleMs }),
      );
      if (!outcome) continue;
      const { status } = outcome;
      if (status === "applied" || status === "not-applied" || status === "unknown") counts[status]++;
      await database.query(tellText, [
        id,
        stateAfter(outcome, requeue),
        JSON.stringify(saveOutcome(outcome)),
      ]);
    }
  }
  return { applied: counts.applied, notApplied: counts["not-applied"], unknown: counts.unknown };
};
