import { basename } from "node:path";
import { UsageError } from "@provider-clients/command-line";
import { createCustomers } from "@provider-clients/customers";
import { filesOf, type RunFiles } from "../file-store/run-files.js";
import { checkRow } from "../input/check-row.js";
import type { ReadRow } from "../ledger/enqueue.js";
import { clientsForPlanning } from "./environment-clients.js";
import { readProviders } from "./options.js";
import { type RowReader, type RowSource, readMapFile } from "./read-rows.js";

/** Options that describe the rows of a file. */
export const sourceOptions = {
  map: { type: "string", value: "map.json", about: "what the columns mean; a CSV needs it" },
  format: { type: "string", known: ["csv", "jsonl"], about: "of the file; by default its ending says it" },
  encoding: { type: "string", known: ["utf8", "latin1"], about: "of the file; utf8 by default" },
} as const;

/** The operand that identifies a run by its file. */
export const importedFile = {
  name: "file",
  about: "the file that was imported; not needed for a run in PostgreSQL",
  isOptional: true,
} as const;

/** The option for the names of a run's files. */
export const resultsOption = {
  type: "string",
  value: "stem",
  about: "results are in <stem>.results.csv and .jsonl; by default beside the file",
} as const;

interface SourceValues {
  readonly map: string | undefined;
  readonly format: string | undefined;
  readonly encoding: string | undefined;
  readonly providers: string | undefined;
}

const endings = /\.(csv|jsonl)$/i;

/** The format of the file, from the options. */
export const readSource = async (file: string, values: SourceValues): Promise<RowSource> => {
  const ending = endings.exec(file)?.[1]?.toLowerCase();
  const format = values.format ?? ending ?? (file === "-" ? "csv" : undefined);
  if (format !== "csv" && format !== "jsonl")
    throw new UsageError(`Say --format csv or --format jsonl for ${file}.`);
  if (format === "csv" && values.map === undefined) throw new UsageError("A CSV needs --map map.json.");
  const mapping =
    values.map === undefined ? undefined : await readMapFile(values.map, readProviders(values.providers));
  return { file, format, encoding: values.encoding === "latin1" ? "latin1" : "utf8", mapping };
};

/** The rows, each checked for what the clients would refuse. */
export async function* checkedRows(
  reader: RowReader,
  { mapping }: RowSource,
  isStrict: boolean,
): AsyncGenerator<ReadRow> {
  const customers = createCustomers(clientsForPlanning({ fetch }));
  for await (const row of reader.rows) yield checkRow(row, mapping, customers, isStrict);
}

/** The common prefix of the names of a run's files. */
const stemOf = (file: string, results: string | undefined): string => {
  if (results !== undefined) return results;
  if (file === "-") throw new UsageError("Standard input needs --results <stem>, for the results.");
  return file.replace(endings, "");
};

/** The files of a run over this input file. */
export const filesFor = (file: string, results: string | undefined): RunFiles =>
  filesOf(stemOf(file, results));

/** Where a run is stored. */
export type Place =
  | { readonly store: "file"; readonly run: string; readonly files: RunFiles }
  | { readonly store: "postgres"; readonly run: string; readonly address: string };

/** Where a run is stored, given its file or its name. */
export const placeOf = (
  file: string | undefined,
  values: {
    readonly store: string | undefined;
    readonly run: string | undefined;
    readonly results: string | undefined;
  },
  environment: Readonly<Record<string, string | undefined>>,
): Place => {
  const stem =
    file === undefined && values.results === undefined ? undefined : stemOf(file ?? "", values.results);
  const store = values.store ?? environment.DATABASE_URL ?? "file";
  if (store !== "file") {
    const run = values.run ?? (stem === undefined ? "default" : basename(stem));
    return { store: "postgres", run, address: store };
  }
  if (stem === undefined) throw new UsageError("Say which file was imported, or --store postgres://….");
  return { store: "file", run: basename(stem), files: filesOf(stem) };
};
