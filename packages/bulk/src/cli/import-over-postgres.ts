import type { Rates } from "@provider-clients/customers/bulk";
import { openResults, writeTable } from "../file-store/results-files.js";
import type { RunFiles } from "../file-store/run-files.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { Counts, Status } from "../ledger/status.js";
import { type Bulk, openBulk } from "../open-bulk.js";
import type { MakeClients } from "../work/work.js";
import type { ProgressLine } from "./progress-line.js";

/** Work on a run in PostgreSQL, which other processes may share. */
export interface PostgresWork {
  readonly bulk: Bulk;
  readonly run: string;
  readonly clients: MakeClients;
  readonly perProviderRate: Rates;
  readonly concurrency: number | undefined;
  readonly untilDone: boolean;
  readonly deadAfterMs?: number | undefined;
  readonly timeoutMs?: number | undefined;
  readonly createProgress: (doneBefore: number) => ProgressLine;
  readonly stop: AbortSignal;
}

const ends = ["applied", "rejected", "unknown", "skipped", "invalid"] as const;

const doneOf = (counts: Counts): number => ends.reduce((sum, state) => sum + counts[state], 0);

/** Works until the run is done or the signal aborts; returns the counts of the whole run. */
export const workWithProgress = async (given: PostgresWork): Promise<Status> => {
  const { bulk, run, createProgress, stop, clients, perProviderRate, concurrency, untilDone } = given;
  const before = (await bulk.status({ run })).total;
  const all = doneOf(before) + before.queued + before.begun;
  const progress = createProgress(doneOf(before));
  const counts = { ...before };
  const { deadAfterMs, timeoutMs } = given;
  const options = {
    clients,
    perProviderRate,
    concurrency,
    untilDone,
    run,
    deadAfterMs,
    timeoutMs,
    signal: stop,
  };
  try {
    await bulk.work({
      ...options,
      onRow: ({ state }) => {
        counts[state]++;
        // Progress of other processes is not visible here, so the fraction is a minimum.
        progress.show(counts, all ? Math.min(1, doneOf(counts) / all) : undefined);
      },
    });
  } finally {
    progress.end();
  }
  return bulk.status({ run });
};

/** Writes the results of a whole run, replacing earlier ones. */
const writeResults = async (bulk: Bulk, run: string, files: RunFiles): Promise<void> => {
  const results = await openResults(files, "w");
  try {
    for await (const line of bulk.export({ run })) await results.write(line);
  } finally {
    await results.close();
  }
  await writeTable(files);
};

/** Adds the rows and processes them. */
export const importOverPostgres = async (
  connectionString: string,
  {
    rows,
    files,
    ...given
  }: Omit<PostgresWork, "bulk"> & { readonly rows: AsyncIterable<ReadRow>; readonly files: RunFiles },
): Promise<Partial<Counts>> => {
  const bulk = await openBulk({ connectionString });
  try {
    await bulk.enqueueRead(stoppable(rows, given.stop), given.run);
    const { total } = await workWithProgress({ ...given, bulk });
    await writeResults(bulk, given.run, files);
    return total;
  } finally {
    await bulk.close();
  }
};

async function* stoppable<One>(rows: AsyncIterable<One>, stop: AbortSignal): AsyncGenerator<One> {
  for await (const row of rows) {
    if (stop.aborted) return;
    yield row;
  }
}
