import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout as pause } from "node:timers/promises";
import { startPostgres, type TestPostgres } from "@provider-clients-internal/postgres";
import { connect } from "../../src/database/database.js";
import { openGate } from "../../src/gate/gate.js";
import { type AnyRow, type Bulk, openBulk } from "../../src/index.js";
import { newDatabase } from "../new-database.js";
import { listOf, rowOf } from "../open.js";
import { type Fate, type ProviderServer, startProviderServer } from "../provider-server.js";
import { judge, mostWithin, type Verdict } from "./judge.js";
import { startWorkers, type Workers } from "./workers.js";

/** The size of the test. Events are triggered by arrivals, not by a clock, so a slow machine runs the same test. */
export interface SoakSize {
  readonly rows: number;
  readonly workers: number;
  readonly killEvery: number;
  readonly freezeEvery: number;
  /** How often the database is restarted. */
  readonly restarts: number;
  readonly limits: readonly { readonly limit: number; readonly intervalMs: number }[];
}

/** What came of it. */
export interface Soaked extends Verdict {
  readonly arrivals: number;
  readonly killed: number;
  readonly frozen: number;
  readonly startedTooEarly: number;
  readonly restarted: number;
  readonly seconds: number;
  readonly problems: readonly string[];
  readonly windows: readonly { readonly limit: number; readonly intervalMs: number; readonly most: number }[];
  /** The maximum delay of the provider's own clock, in milliseconds. */
  readonly serverLagMs: number;
}

const fates: readonly (readonly [Fate, number])[] = [
  ["500", 0.05],
  ["500 applied", 0.04],
  ["reset", 0.04],
  ["reset applied", 0.04],
  ["stall", 0.01],
  ["429", 0.005],
];

const anyFate = (): Fate => {
  let left = Math.random();
  for (const [fate, share] of fates) {
    left -= share;
    if (left < 0) return fate;
  }
  return "ok";
};

const deadAfterSeconds = 3;

const isDone = async (bulk: Bulk): Promise<boolean> => {
  // The database may be restarting.
  const status = await bulk.status({ run: "soak" }).catch(() => undefined);
  return status !== undefined && status.total.queued + status.total.begun === 0;
};

/** The number of the customer, from `rowOf`. */
const keyOf = ({ targets }: AnyRow): string =>
  targets.payabli && "id" in targets.payabli ? String(targets.payabli.id) : "";

/** Kills, freezes and restarts until every row has ended; returns the number of restarts. */
const disturb = async (
  size: SoakSize,
  bulk: Bulk,
  workers: Workers,
  server: ProviderServer,
  postgres: TestPostgres,
): Promise<number> => {
  let [kills, freezes, restarted] = [0, 0, 0];
  while (!(await isDone(bulk))) {
    if (workers.problems.length) throw new Error(`A worker failed: ${workers.problems[0]}`);
    const arrived = server.arrivals.length;
    if (arrived >= (kills + 1) * size.killEvery) {
      kills++;
      workers.kill();
    }
    if (arrived >= (freezes + 1) * size.freezeEvery) {
      freezes++;
      workers.freeze((deadAfterSeconds + 1) * 1000);
    }
    if (restarted < size.restarts && arrived >= ((restarted + 1) * size.rows) / (size.restarts + 1)) {
      restarted++;
      await postgres.restart();
    }
    await pause(50);
  }
  return restarted;
};

/** Runs unreliable workers and providers over many rows, and returns the ledger's final state. */
export const runSoak = async (size: SoakSize): Promise<Soaked> => {
  const startedAt = performance.now();
  const lag = monitorEventLoopDelay();
  const postgres = await startPostgres();
  const address = await newDatabase(postgres.url);
  const bulk = await openBulk({ connectionString: address });
  const setup = connect(address, 1);
  await openGate(setup, "payabli", { documented: size.limits, given: undefined });
  await setup.close();
  const rows = Array.from({ length: size.rows }, (_, index) => rowOf(index + 1));
  await bulk.enqueue(rows, { run: "soak", key: keyOf });
  await using server = await startProviderServer(anyFate);
  const args = ["--run", "soak", "--providers", "soap,payabli", "--keep-waiting", "--timeout", "2"];
  const workers = startWorkers(size.workers, [...args, "--dead-after", String(deadAfterSeconds)], {
    ...server.environment,
    DATABASE_URL: address,
  });
  lag.enable();
  const restarted = await disturb(size, bulk, workers, server, postgres).finally(workers.end);
  lag.disable();
  const lines = await listOf(bulk.export({ run: "soak" }));
  await bulk.close();
  await postgres.stop();
  const limited = server.arrivals.filter(({ provider }) => provider === "payabli");
  return {
    ...judge(size.rows * 2, lines, server.arrivals),
    arrivals: server.arrivals.length,
    killed: workers.killed(),
    frozen: workers.frozen(),
    startedTooEarly: workers.tooEarly(),
    restarted,
    seconds: Math.round((performance.now() - startedAt) / 1000),
    problems: workers.problems,
    windows: size.limits.map((one) => ({ ...one, most: mostWithin(limited, one.intervalMs) })),
    serverLagMs: Math.round(lag.max / 1e6),
  };
};
