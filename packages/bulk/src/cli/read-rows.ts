import { createReadStream, type ReadStream } from "node:fs";
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

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EISDIR: "it is a folder",
  EACCES: "this user may not read it",
};

const unreadable = (what: string, cause: unknown): BulkError => {
  const code = String(Object(cause).code);
  return new BulkError("input", `${what} cannot be read: ${reasons[code] ?? code}.`, { cause });
};

/** Reads a map file. */
export const readMapFile = async (path: string, providers: readonly string[]): Promise<Mapping> => {
  const text = await readFile(path, "utf8").catch((cause: unknown) => {
    throw unreadable(`The map ${path}`, cause);
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    // The engine's own sentence says where. A map holds names of columns, and no customer.
    const why = cause instanceof Error ? cause.message : "";
    throw new BulkError("input", `The map ${path} is not JSON: ${why}.`, { cause });
  }
  return readMapping(value, providers);
};

const asRow = ({ line, cells, problem }: FileRecord): ReadRow =>
  problem
    ? { row: null, line, invalid: { ...problem, providers: ["none"] } }
    : { row: Object.fromEntries(cells), line };

/** The bytes of a stream, which is opened when they are asked for. What goes wrong then ends the run in one line. */
async function* bytesOf(start: () => Readable, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* start();
  } catch (cause) {
    throw unreadable(what, cause);
  }
}

async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  { format, encoding, mapping }: RowSource,
): AsyncGenerator<ReadRow> {
  const records =
    format === "csv"
      ? readCsv(bytes, mapping ? columnsOf(mapping) : [], encoding)
      : readJsonLines(bytes, encoding);
  for await (const record of records) yield mapping ? applyMapping(mapping, record) : asRow(record);
}

/** Opens a source of rows. */
export const openRows = async (source: RowSource, stdin: Readable): Promise<RowReader> => {
  if (source.file === "-") {
    return {
      rows: rowsOf(
        bytesOf(() => stdin, "Standard input"),
        source,
      ),
      fraction: () => undefined,
    };
  }
  const what = `The file ${source.file}`;
  const { size } = await stat(source.file).catch((cause: unknown) => {
    throw unreadable(what, cause);
  });
  let input: ReadStream | undefined;
  const start = (): Readable => {
    input = createReadStream(source.file);
    return input;
  };
  return {
    rows: rowsOf(bytesOf(start, what), source),
    fraction: () => (size ? (input?.bytesRead ?? 0) / size : 1),
  };
};
