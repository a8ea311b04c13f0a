import { fileURLToPath } from "node:url";
import { type Bulk, openBulk } from "@provider-clients/bulk";
import { startPostgres } from "@provider-clients-internal/postgres";
import { runCommand } from "@provider-clients-internal/shared";
import pg from "pg";
import { budgets } from "../budgets.ts";
import { measureEach, type Section } from "../figure.ts";
import { benchFolder } from "../folders.ts";
import { median } from "../median.ts";

const ledgerRows = 1_000_000;
const customers = 50_000;
const workers = 4;

/** Settled rows of another run, so that everything is measured in a full ledger. */
const fillText = `
INSERT INTO provider_bulk.ledger (run, key, provider, content, state, begun_at, settled_at)
SELECT 'earlier', md5(number::text), 'soap', '{}', 'applied', now(), now() FROM generate_series(1, ${ledgerRows}) AS number`;

function* rows() {
  for (let id = 1; id <= customers; id++) {
    yield { targets: { soap: { id: `cus_${id}` }, payabli: { id } }, changes: { firstName: `Jane ${id}` } };
  }
}

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
};

const perSecond = (amount: number, ms: number): string =>
  `${Math.round((amount / ms) * 1000).toLocaleString("en-US")} rows/s`;

const measureEnqueue = async (bulk: Bulk) => {
  const ms = await timed(() => bulk.enqueue(rows()));
  return {
    value: (ms * 1000) / (customers * 2),
    note: `${perSecond(customers * 2, ms)}, of which each customer has two`,
  };
};

const measureWork = async (url: string) => {
  const file = fileURLToPath(new URL("worker.mjs", import.meta.url));
  const startedAt = performance.now();
  const args = ["--expose-gc", file, url];
  const printed = await Promise.all(
    Array.from({ length: workers }, () => runCommand(process.execPath, args, { cwd: benchFolder })),
  );
  const ms = performance.now() - startedAt;
  const memory = printed.map((text): { resident: number[]; alive: number[] } => JSON.parse(text));
  // The first half of its rows, then the second.
  const most = (kind: "resident" | "alive") =>
    [0, 1].map((half) => Math.round(Math.max(...memory.map((one) => one[kind][half] ?? 0)))).join(" and ");
  return {
    value: (ms * 1000) / (customers * 2),
    note: `${perSecond(customers * 2, ms)}; in its first and second half a worker held at most ${most("resident")} MB, of which ${most("alive")} MB were alive at the end of each`,
  };
};

const measureGate = async (client: pg.Client) => {
  const limits = [200, 3000, 10_000].map((limit, at) => ({ limit, intervalMs: 10 ** at }));
  await client.query("INSERT INTO provider_bulk.gate (name, limits) VALUES ('bench', $1)", [
    JSON.stringify(limits),
  ]);
  const reserve = (amount: number) => client.query("SELECT provider_bulk.reserve('bench', $1)", [amount]);
  await reserve(10_000);
  const inServer: number[] = [];
  const inAll: number[] = [];
  for (let each = 0; each < 200; each++) {
    inAll.push(await timed(() => reserve(1)));
    const { rows: plans } = await client.query(
      "EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) SELECT provider_bulk.reserve('bench', 1)",
    );
    inServer.push(plans[0]["QUERY PLAN"][0]["Execution Time"]);
  }
  const note = `the query itself, beside 10,000 slots; with its commit and the way there ${median(inAll).toFixed(1)} ms`;
  return { value: median(inServer) * 1000, note };
};

/** What a ledger with a million rows costs, over a mocked fetch. */
export const measureBulk = async (): Promise<Section> => {
  const postgres = await startPostgres();
  const url = `${postgres.url}/postgres`;
  const client = new pg.Client({ connectionString: url });
  const bulk = await openBulk({ connectionString: url });
  try {
    await client.connect();
    await client.query(fillText);
    const subjects = [
      { subject: "a row added", budget: budgets.enqueueMicroseconds, run: () => measureEnqueue(bulk) },
      {
        subject: `a row sent, ${workers} workers`,
        budget: budgets.ledgerMicroseconds,
        run: () => measureWork(url),
      },
      { subject: "a slot of the gate", budget: budgets.gateMicroseconds, run: () => measureGate(client) },
    ];
    const measured = await measureEach(subjects, async ({ subject, budget, run }) => ({
      subject,
      budget,
      isOurs: true,
      ...(await run()),
    }));
    const title = `Bulk over PostgreSQL, in a ledger of ${ledgerRows.toLocaleString("en-US")} rows, mocked fetch`;
    return { id: "bulk", title, unit: "µs", isEnforced: false, ...measured };
  } finally {
    await bulk.close();
    await client.end();
    await postgres.stop();
  }
};
