// Changes the customers of a CSV file at all three providers, with progress and a checkpoint: started again after a
// stop, it sends no row twice. Ends with 1 when a row was not applied everywhere.
import { createReadStream } from "node:fs";
import { createCustomers } from "@provider-clients/customers";
import { fileCheckpoint, type Progress, updateMany } from "@provider-clients/customers/bulk";
import { parse } from "csv-parse";
import { clientsFromEnvironment, required } from "./environment.ts";

interface Line {
  readonly finosu_id: string;
  readonly soap_id: string;
  readonly payabli_id: string;
  readonly first_name: string;
  readonly phone: string;
}

/** One line at a time: the file need not fit into memory. */
async function* rowsOf(file: string) {
  const lines: AsyncIterable<Line> = createReadStream(file).pipe(parse({ columns: true, trim: true }));
  for await (const line of lines) {
    yield {
      targets: {
        finosu: { id: line.finosu_id, taskType: "collections" },
        soap: { id: line.soap_id },
        payabli: { id: Number(line.payabli_id) },
      },
      changes: { firstName: line.first_name, phone: line.phone },
    };
  }
}

const showProgress = ({ rows, applied, rejected, unknown }: Progress): void => {
  const line = `${rows} rows: ${applied} applied, ${rejected} rejected, ${unknown} unknown`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}`);
  else if (rows % 100 === 0) process.stderr.write(`${line}\n`);
};

const abort = new AbortController();
process.once("SIGINT", () => abort.abort(new Error("Stopped. Start it again to go on where it ended.")));

const customers = createCustomers(clientsFromEnvironment());
// Payabli's own limits are the default; a mock server has none.
const rates = process.env.NO_RATE_LIMIT ? { perProviderRate: { payabli: [] } } : {};
let incomplete = 0;
try {
  const results = updateMany(customers, rowsOf(required("CSV_FILE")), {
    checkpoint: fileCheckpoint(required("CHECKPOINT_FILE")),
    onProgress: showProgress,
    signal: abort.signal,
    ...rates,
  });
  for await (const { index, outcomes, error, allApplied } of results) {
    if (allApplied) continue;
    incomplete++;
    const told = Object.entries(outcomes).map(([provider, { status }]) => `${provider} ${status}`);
    console.log(`row ${index + 1}: ${error?.message ?? told.join(", ")}`);
  }
} catch (error) {
  if (!abort.signal.aborted) throw error;
  console.error(`\n${abort.signal.reason.message}`);
  process.exit(130);
}
console.log(`\ndone; ${incomplete} rows were not applied everywhere`);
process.exitCode = incomplete === 0 ? 0 : 1;
