import { type CustomerClients, createCustomers } from "@provider-clients/customers";
import { fileCheckpoint, type Progress, type Rates, updateMany } from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { Counts } from "../ledger/status.js";
import { type Part, partName, partsOf } from "./part.js";
import { writeTable } from "./results-files.js";
import type { RunFiles } from "./run-files.js";
import { openTeller, type Teller } from "./teller.js";

/** An import by this process alone, with its progress in files. */
export interface FileImport {
  readonly clients: Partial<CustomerClients>;
  readonly rows: AsyncIterable<ReadRow>;
  readonly files: RunFiles;
  readonly perProviderRate: Rates;
  readonly concurrency: number | undefined;
  readonly onProgress: (counts: Partial<Counts>) => void;
  /** Ends the import: requests in progress are finished. */
  readonly stop: AbortSignal;
}

/** Runs the import. The results then contain the outcomes of all rows, including those of earlier runs. */
export const importRows = async (given: FileImport): Promise<void> => {
  const { clients, rows, files, perProviderRate, concurrency, onProgress, stop } = given;
  const parts = new WeakMap<AnyRow, Part>();
  let teller: Teller | undefined;
  let invalid = 0;
  async function* source(): AsyncGenerator<AnyRow> {
    // Opened once we hold the checkpoint: before that, the results belong to another run.
    teller = await openTeller(files);
    for await (const read of rows) {
      if (stop.aborted) return;
      invalid += await teller.tellInvalid(read);
      for (const { part, row } of partsOf(read)) {
        parts.set(row, part);
        yield row;
      }
    }
  }
  const options = {
    checkpoint: fileCheckpoint(files.checkpoint),
    key: (row: AnyRow) => {
      const part = parts.get(row);
      return part ? partName(part) : "";
    },
    perProviderRate,
    concurrency,
    onProgress: ({ applied, rejected, unknown, skipped, invalid: refused }: Progress) =>
      onProgress({ applied, rejected, unknown, skipped, invalid: invalid + refused }),
  };
  try {
    for await (const result of updateMany(createCustomers(clients), source(), options)) {
      const part = parts.get(result.row);
      if (part) await teller?.tell(part, result);
      // Leaving the loop finishes what is in progress.
      if (stop.aborted) break;
    }
  } finally {
    await teller?.close();
  }
  await writeTable(files);
};
