import { createBatcher } from "../database/batcher.js";
import type { Database } from "../database/database.js";
import { patiently } from "../database/patiently.js";
import { type AnyRow, readContent } from "./content.js";
import type { Ending, State } from "./entry.js";

/** A row claimed by one worker. */
export interface Claimed {
  readonly id: string;
  /** The worker's id at that time; every write checks it (fencing). */
  readonly owner: string;
  readonly row: AnyRow;
  /** When an earlier worker may have sent it first, on this process's clock; undefined if none did. */
  readonly firstTriedAt: Date | undefined;
}

/** A request to send one row now. */
export interface BeginWish {
  readonly claimed: Claimed;
  /** True if it may be sent again should this worker die. */
  readonly isRepeatable: boolean;
  /** The slot at the gate; null if the gate has no limits. */
  readonly slot: string | null;
}

/** `gone`: another worker has the row now. `held`, `late`: the row is still ours, but needs a new slot. */
export type Begun = {
  readonly is: "begun" | "gone" | "held" | "late" /** On `performance.now()`. */;
  readonly askedAt: number;
};

/** How a row ended, or `queued` to return it. */
export interface Settlement {
  readonly claimed: Claimed;
  readonly state: State;
  readonly ending: Ending | undefined;
}

/** One worker's access to the rows of one provider. Every statement can be repeated after a lost connection. */
export interface Ledger {
  /** Claims free rows. `inHand` are the ids that the worker already has. */
  readonly claim: (owner: string, amount: number, inHand: readonly string[]) => Promise<Claimed[]>;
  /** Commits that a row is about to be sent, if it is still ours and its slot is still valid. */
  readonly begin: (wish: BeginWish) => Promise<Begun>;
  /** False if another worker has the row. */
  readonly settle: (settlement: Settlement) => Promise<boolean>;
  /** True while any row of the provider is unsettled. */
  readonly isOpen: () => Promise<boolean>;
}

interface ClaimedRow {
  readonly id: string;
  readonly content: string;
  readonly triedMsAgo: number | null;
}

// FOR KEY SHARE: nobody can declare this worker dead until the claim is committed or refused. Rows of an earlier claim
// whose answer was lost (`owner` is ours, but not in hand) are returned again.
const claimText = `
WITH me AS (SELECT id FROM provider_bulk.worker WHERE id = $1 FOR KEY SHARE),
mine AS (
  SELECT id FROM provider_bulk.ledger
  WHERE owner = $1 AND state = 'queued' AND run = $2 AND provider = $3 AND id <> ALL ($5::bigint[])
),
waiting AS (
  SELECT id FROM provider_bulk.ledger WHERE run = $2 AND provider = $3 AND state = 'queued' AND owner IS NULL
  ORDER BY id LIMIT $4 FOR UPDATE SKIP LOCKED
)
UPDATE provider_bulk.ledger SET owner = me.id
FROM me, (SELECT id FROM mine UNION ALL SELECT id FROM waiting) AS next
WHERE ledger.id = next.id
RETURNING ledger.id, content::text,
  CASE WHEN in_doubt THEN extract(epoch FROM clock_timestamp() - begun_at) * 1000 END::float8 AS "triedMsAgo"`;

const beginText = `
WITH wish AS (
  SELECT * FROM unnest($1::bigint[], $2::uuid[], $3::boolean[], $4::timestamptz[]) AS wish(id, owner, is_repeatable, slot)
),
gate AS (SELECT held_until, slack FROM provider_bulk.gate WHERE name = $5),
begun AS (
  UPDATE provider_bulk.ledger SET
    state = 'begun', is_repeatable = wish.is_repeatable, begun_at = coalesce(begun_at, clock_timestamp())
  FROM wish, gate
  WHERE ledger.id = wish.id AND ledger.owner = wish.owner AND ledger.state IN ('queued', 'begun')
    AND gate.held_until <= clock_timestamp()
    AND (wish.slot IS NULL OR clock_timestamp() < wish.slot + gate.slack / 2)
  RETURNING ledger.id
)
SELECT wish.id, CASE
    WHEN begun.id IS NOT NULL THEN 'begun'
    WHEN ledger.owner IS DISTINCT FROM wish.owner OR ledger.state NOT IN ('queued', 'begun') THEN 'gone'
    WHEN gate.held_until > clock_timestamp() THEN 'held'
    ELSE 'late'
  END AS "is"
FROM wish CROSS JOIN gate JOIN provider_bulk.ledger ON ledger.id = wish.id LEFT JOIN begun ON begun.id = wish.id`;

// A row that was declared unknown meanwhile is still settled by the only worker that knows its outcome, unless it was
// resolved.
const settleText = `
UPDATE provider_bulk.ledger SET
  state = settled.state, outcome = settled.outcome,
  owner = CASE WHEN settled.state <> 'queued' THEN ledger.owner END,
  begun_at = CASE WHEN settled.state <> 'queued' OR in_doubt THEN begun_at END,
  settled_at = CASE WHEN settled.state <> 'queued' THEN clock_timestamp() END
FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::json[]) AS settled(id, owner, state, outcome)
WHERE ledger.id = settled.id AND ledger.owner = settled.owner AND ledger.state IN ('queued', 'begun', 'unknown')
RETURNING ledger.id`;

// Two queries, because each has an index of its own. Ordered as these are: the planner expects to find a row soon, since
// it multiplies the share of open rows by that of owned ones, and would otherwise read the whole ledger to find none.
const isOpenText = `
SELECT coalesce((
    SELECT true FROM provider_bulk.ledger WHERE run = $1 AND provider = $2 AND state = 'queued' AND owner IS NULL
    ORDER BY id LIMIT 1
  ), (
    SELECT true FROM provider_bulk.ledger
    WHERE run = $1 AND provider = $2 AND state IN ('queued', 'begun') AND owner IS NOT NULL ORDER BY owner LIMIT 1
  ), false) AS open`;

/** Begins many rows in one query. */
const beginAll =
  (database: Database, gate: string) =>
  async (wishes: readonly BeginWish[]): Promise<Begun[]> => {
    const askedAt = performance.now();
    const rows = await database.query<{ id: string; is: Begun["is"] }>(beginText, [
      wishes.map(({ claimed }) => claimed.id),
      wishes.map(({ claimed }) => claimed.owner),
      wishes.map(({ isRepeatable }) => isRepeatable),
      wishes.map(({ slot }) => slot),
      gate,
    ]);
    const answers = new Map(rows.map((row) => [row.id, row.is]));
    return wishes.map(({ claimed }) => ({ is: answers.get(claimed.id) ?? "gone", askedAt }));
  };

/** Settles many rows in one query. */
const settleAll =
  (database: Database, stop: AbortSignal) =>
  async (settlements: readonly Settlement[]): Promise<boolean[]> => {
    const values = [
      settlements.map(({ claimed }) => claimed.id),
      settlements.map(({ claimed }) => claimed.owner),
      settlements.map(({ state }) => state),
      settlements.map(({ ending }) => (ending ? JSON.stringify(ending) : null)),
    ];
    const rows = await patiently(() => database.query<{ id: string }>(settleText, values), stop);
    const ids = new Set(rows.map(({ id }) => id));
    return settlements.map(({ claimed }) => ids.has(claimed.id));
  };

/** Creates the ledger of one run at one provider. After `stop`, it no longer waits for an unavailable database. */
export const createLedger = (
  database: Database,
  {
    run,
    provider,
    gate,
    stop,
  }: { readonly run: string; readonly provider: string; readonly gate: string; readonly stop: AbortSignal },
): Ledger => ({
  claim: async (owner, amount, inHand) => {
    const values = [owner, run, provider, amount, inHand];
    const rows = await database.query<ClaimedRow>(claimText, values);
    return rows.map(({ id, content, triedMsAgo }) => ({
      id,
      owner,
      row: readContent(content),
      firstTriedAt: triedMsAgo === null ? undefined : new Date(Date.now() - triedMsAgo),
    }));
  },
  begin: createBatcher(beginAll(database, gate)),
  settle: createBatcher(settleAll(database, stop)),
  isOpen: async () =>
    (await database.query<{ open: boolean }>(isOpenText, [run, provider]))[0]?.open ?? false,
});
