import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import type { Readable } from "node:stream";
import { BulkError } from "../bulk-error.js";
import { applyMapping } from "../input/apply-mapping.js";
import type { FileEncoding } from "../input/decode-text.js";
import { columnsOf, type Mapping, readMapping } from "../input/mapping.js";
import { readCsv } from "../input/read-csv.js";
import { readJsonLines } from "../input/read-json-lines.js";
import type { FileRecord } from "../input/read-record.js";
import type { ReadRow } from "../ledger/enqueue.js";

/** A file or standard input (`-`), with its format. */
export interface RowSource {
  readonly file: string;
  readonly format: "csv" | "jsonl";
  readonly encoding: FileEncoding;
  readonly mapping: Mapping | undefined;
}

/** A stream of rows, with the progress of reading. */
export interface RowReader {
  readonly rows: AsyncGenerator<ReadRow>;
  /** From 0 to 1; undefined for standard input. */
  readonly fraction: () => number | undefined;
}

/** Reads a map file. */
export const readMapFile = async (path: string, providers: readonly string[]): Promise<Mapping> => {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw new BulkError("input", `The map ${path} cannot be read.`, { cause });
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new BulkError("input", `The map ${path} is no JSON.`, { cause });
  }
  return readMapping(value, providers);
};

const asRow = ({ line, cells, problem }: FileRecord): ReadRow =>
  problem
    ? { row: null, line, invalid: { ...problem, providers: ["none"] } }
    : { row: Object.fromEntries(cells), line };

async function* rowsOf(input: Readable, { format, encoding, mapping }: RowSource): AsyncGenerator<ReadRow> {
  const records =
    format === "csv"
      ? readCsv(input, mapping ? columnsOf(mapping) : [], encoding)
      : readJsonLines(input, encoding);
  for await (const record of records) yield mapping ? applyMapping(mapping, record) : asRow(record);
}

/** Opens a source of rows. */
export const openRows = async (source: RowSource, stdin: Readable): Promise<RowReader> => {
  if (source.file === "-") return { rows: rowsOf(stdin, source), fraction: () => undefined };
  const { size } = await stat(source.file).catch((cause: unknown) => {
    throw new BulkError("input", `The file ${source.file} cannot be read.`, { cause });
  });
  const input = createReadStream(source.file);
  return { rows: rowsOf(input, source), fraction: () => (size ? input.bytesRead / size : 1) };
};
