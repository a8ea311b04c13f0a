import {
  type AnyOutcome,
  type CustomerClients,
  createCustomers,
  type ProviderName,
} from "@provider-clients/customers";
import {
  fileCheckpoint,
  type Progress,
  type Rates,
  type RowResult,
  rowKey,
  saveOutcome,
  updateMany,
} from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { ResultLine } from "../ledger/export-lines.js";
import type { Counts } from "../ledger/status.js";
import type { ProgressLine } from "./progress-line.js";
import { type ResultsFiles, readResults } from "./results-files.js";

/** An import in this process alone, with a checkpoint in a file. */
export interface InProcessImport {
  readonly clients: Partial<CustomerClients>;
  readonly rows: AsyncIterable<ReadRow>;
  /** What the names of the results begin with. */
  readonly stem: string;
  readonly checkpointPath: string;
  readonly perProviderRate: Rates;
  readonly concurrency: number | undefined;
  readonly results: ResultsFiles;
  readonly progress: ProgressLine;
  readonly fraction: () => number | undefined;
  /** Ends the import: what is under way is finished. */
  readonly stop: AbortSignal;
}

/** One line per provider at which nothing could be done. */
const invalidLines = async ({ row, line, invalid }: ReadRow): Promise<ResultLine[]> => {
  if (!invalid) return [];
  const { providers, ...ending } = invalid;
  const key = await rowKey(row ?? [line, invalid]);
  return providers.map((provider) => ({
    ...(line !== undefined && { line }),
    key,
    provider,
    state: "invalid",
    ending,
  }));
};

/** The results of an earlier run that this one must not write again; the checkpoint knows of all others. */
const invalidBefore = async (stem: string): Promise<Set<string>> => {
  const told = new Set<string>();
  for await (const { state, key, provider } of readResults(stem)) {
    if (state === "invalid") told.add(`${key} ${provider}`);
  }
  return told;
};

const linesOf = async (
  { row, outcomes, error }: RowResult<AnyRow>,
  line: number | undefined,
): Promise<ResultLine[]> => {
  const shared = { ...(line !== undefined && { line }), key: await rowKey(row) };
  if (error) return [{ ...shared, provider: "none", state: "invalid", ending: { reason: error.message } }];
  return Object.values(outcomes).map((outcome) => ({
    ...shared,
    provider: outcome.provider,
    state: outcome.status,
    // What an earlier run had kept lacks `record` and `raw`, which are not saved anyway.
    ending: saveOutcome(outcome as AnyOutcome),
  }));
};

/** Imports, and says how the targets ended, those of earlier runs included. */
export const importInProcess = async (given: InProcessImport): Promise<Partial<Counts>> => {
  const { clients, rows, stem, results, progress, fraction, stop } = given;
  const lines = new WeakMap<AnyRow, number>();
  const before = await invalidBefore(stem);
  let invalid = 0;
  let latest: Partial<Progress> = {};
  const counts = (): Partial<Counts> => {
    const { applied = 0, rejected = 0, unknown = 0, skipped = 0 } = latest;
    return { applied, rejected, unknown, skipped, invalid: invalid + (latest.invalid ?? 0) };
  };
  async function* source(): AsyncGenerator<AnyRow> {
    for await (const read of rows) {
      if (stop.aborted) return;
      for (const told of await invalidLines(read)) {
        invalid++;
        if (!before.has(`${told.key} ${told.provider}`)) await results.write(told);
      }
      if (read.row === null) continue;
      // The plan of a row finds out whether it is one.
      const row = read.row as AnyRow;
      if (read.line !== undefined) lines.set(row, read.line);
      yield row;
    }
  }
  const options = {
    checkpoint: fileCheckpoint(given.checkpointPath),
    perProviderRate: given.perProviderRate,
    concurrency: given.concurrency,
    onProgress: (one: Progress) => {
      latest = one;
      progress.show(counts(), fraction());
    },
  };
  for await (const result of updateMany(createCustomers(clients), source(), options)) {
    for (const line of await linesOf(result, lines.get(result.row))) await results.write(line);
    // Leaving the loop finishes what is under way.
    if (stop.aborted) break;
  }
  return counts();
};

/** No limits at all, for a mock server. */
export const noRates = (providers: readonly ProviderName[]): Rates =>
  Object.fromEntries(providers.map((provider) => [provider, []]));
