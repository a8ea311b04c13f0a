/**
 * What each version of the schema adds. A released version is never edited: add a new entry for the next change.
 *
 * The states of a row: `queued` (nothing was sent), `begun` (it may have been sent), and its final states. A queued or
 * begun row with an owner is being processed by that worker.
 */
export const migrations: readonly string[] = [
  `
CREATE TABLE provider_bulk.worker (
  id uuid PRIMARY KEY,
  seen_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  -- Unseen for so long, a worker counts as dead: its own promise, so that all others judge it alike.
  dead_after interval NOT NULL,
  about text NOT NULL
);

CREATE TABLE provider_bulk.ledger (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- Names that are only told apart: a language's order would cost more at each of them.
  run text COLLATE "C" NOT NULL,
  key text COLLATE "C" NOT NULL,
  provider text COLLATE "C" NOT NULL,
  line bigint,
  content json NOT NULL,
  state text NOT NULL DEFAULT 'queued' CHECK (state IN
    ('queued', 'begun', 'applied', 'rejected', 'unknown', 'skipped', 'invalid')),
  owner uuid,
  -- Should its worker die, it may be sent again.
  is_repeatable boolean NOT NULL DEFAULT false,
  -- An earlier worker may have sent it, so that a rejection now does not mean that nothing was changed.
  in_doubt boolean NOT NULL DEFAULT false,
  -- The first time that it may have left. An idempotency key counts from here.
  begun_at timestamptz,
  settled_at timestamptz,
  outcome json,
  UNIQUE (run, provider, key)
) WITH (
  -- Each row is written four times, and a claim walks past what is dead of the rows before it.
  autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05
);
CREATE INDEX ledger_waiting ON provider_bulk.ledger (run, provider, id) WHERE state = 'queued' AND owner IS NULL;
CREATE INDEX ledger_owned ON provider_bulk.ledger (owner) WHERE state IN ('queued', 'begun') AND owner IS NOT NULL;
CREATE INDEX ledger_unknown ON provider_bulk.ledger (run, id) WHERE state = 'unknown';

CREATE TABLE provider_bulk.gate (
  name text PRIMARY KEY,
  limits jsonb NOT NULL,
  -- How long after its slot a request may still reach the provider; every window is made longer by it.
  slack interval NOT NULL DEFAULT '2 seconds',
  last_number bigint NOT NULL DEFAULT 0,
  last_slot timestamptz NOT NULL DEFAULT '-infinity',
  held_until timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE TABLE provider_bulk.slot (
  gate text NOT NULL REFERENCES provider_bulk.gate ON DELETE CASCADE,
  number bigint NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (gate, number)
);

-- The next slots of a gate, on this clock alone. In every window there is one slot less than the limit, for a request
-- that is later than the slack. A plan that was made while there are few slots is kept when there are many: never one
-- that reads them all.
CREATE FUNCTION provider_bulk.reserve(wanted text, amount integer) RETURNS SETOF timestamptz LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  open provider_bulk.gate%ROWTYPE;
BEGIN
  SELECT * INTO STRICT open FROM provider_bulk.gate WHERE name = wanted FOR UPDATE;
  FOR _ IN 1..amount LOOP
    open.last_number := open.last_number + 1;
    SELECT greatest(clock_timestamp(), open.held_until, open.last_slot, max(
        (SELECT at FROM provider_bulk.slot
          WHERE gate = wanted AND number = open.last_number - greatest(1, w."limit" - 1))
        + make_interval(secs => w."intervalMs" / 1000) + open.slack))
      INTO open.last_slot
      FROM jsonb_to_recordset(open.limits) AS w("limit" integer, "intervalMs" double precision);
    INSERT INTO provider_bulk.slot VALUES (wanted, open.last_number, open.last_slot);
    RETURN NEXT open.last_slot;
  END LOOP;
  UPDATE provider_bulk.gate SET last_number = open.last_number, last_slot = open.last_slot WHERE name = wanted;
  DELETE FROM provider_bulk.slot WHERE gate = wanted AND number <= open.last_number -
    (SELECT coalesce(max("limit"), 1) FROM jsonb_to_recordset(open.limits) AS w("limit" integer));
END $$;

-- What dead workers had in hand: what had not left is queued again, and so is what may be sent twice; the rest is
-- unknown, and keeps its owner, who may still come back and tell. Two statements, so that the second one sees what the
-- first one waited for. Few rows are open and owned, which the statistics do not show: the planner would read the whole
-- ledger at every heartbeat, in its own order or by its key. So neither a scan of it nor a join with it is offered.
CREATE FUNCTION provider_bulk.reap() RETURNS bigint LANGUAGE plpgsql
SET enable_seqscan = off AS $$
DECLARE
  reaped bigint;
BEGIN
  DELETE FROM provider_bulk.worker WHERE seen_at + dead_after < clock_timestamp();
  UPDATE provider_bulk.ledger SET
    state = CASE WHEN state = 'begun' AND NOT is_repeatable THEN 'unknown' ELSE 'queued' END,
    owner = CASE WHEN state = 'begun' AND NOT is_repeatable THEN owner END,
    in_doubt = in_doubt OR state = 'begun',
    settled_at = CASE WHEN state = 'begun' AND NOT is_repeatable THEN clock_timestamp() END
  WHERE id = ANY (ARRAY(
    SELECT id FROM provider_bulk.ledger
    WHERE state IN ('queued', 'begun') AND owner IS NOT NULL
      AND NOT EXISTS (SELECT FROM provider_bulk.worker WHERE worker.id = ledger.owner)
    FOR UPDATE SKIP LOCKED
  ));
  GET DIAGNOSTICS reaped = ROW_COUNT;
  RETURN reaped;
END $$;
`,
];
