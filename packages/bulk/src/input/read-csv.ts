import type { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { BulkError } from "../bulk-error.js";
import { type FileRecord, recordOf } from "./read-record.js";

/** How a file is encoded. */
export type FileEncoding = "utf8" | "latin1";

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
  readonly info: { readonly lines: number };
}

// One wrong quotation mark must not swallow the lines after it: so they are read leniently, and a record with one is
// then held to the rules by itself.
const options = {
  bom: true,
  info: true,
  raw: true,
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
};
/** More than any file's one record; beyond it the file is no CSV. */
const mostBytes = 256 * 1024 * 1024;

const hasStrayQuote = ({ record, raw }: Parsed): boolean => {
  if (!record.some((value) => value.includes('"'))) return false;
  try {
    parseText(raw, { relax_column_count: true });
    return false;
  } catch {
    return true;
  }
};

/** The names of the columns. */
const headerOf = ({ record }: Parsed): readonly string[] => {
  const names = record.map((name) => name.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new BulkError("input", `Line 1 of the CSV names the column "${twice}" twice.`);
  return names;
};

const lineOf = ({ record, info }: Parsed): number =>
  info.lines - record.reduce((sum, value) => sum + value.split("\n").length - 1, 0);

const toRecord = (header: readonly string[], parsed: Parsed): FileRecord => {
  const line = lineOf(parsed);
  const refuse = (reason: string): FileRecord => ({ line, cells: new Map(), problem: { reason } });
  const { record } = parsed;
  if (record.length !== header.length) {
    return refuse(`has ${record.length} columns, and the first line ${header.length}`);
  }
  if (hasStrayQuote(parsed)) return refuse("has a quotation mark in the wrong place");
  return recordOf(line, new Map(header.map((name, at) => [name, record[at]])));
};

/**
 * The lines of a CSV with a header. A line that is wrong is told as such, and the others go on.
 *
 * @throws {BulkError} when the header cannot be used: it names a column twice, or lacks one of `needed`.
 */
export async function* readCsv(
  input: Readable,
  needed: readonly string[],
  encoding: FileEncoding = "utf8",
): AsyncGenerator<FileRecord, void, undefined> {
  const parser = input.pipe(parse({ ...options, encoding, max_record_size: mostBytes }));
  input.once("error", (error) => parser.destroy(error));
  let header: readonly string[] | undefined;
  try {
    for await (const each of parser) {
      const parsed: Parsed = each;
      if (header) {
        yield toRecord(header, parsed);
        continue;
      }
      header = headerOf(parsed);
      const names = header;
      const missing = needed.filter((name) => !names.includes(name));
      if (missing.length) {
        throw new BulkError(
          "input",
          `The CSV has no column ${missing.join(", ")}. It has: ${names.join(", ")}.`,
        );
      }
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Nothing can be told of what comes after it.
    const line = Number(Reflect.get(error, "lines"));
    const reason =
      error.code === "CSV_QUOTE_NOT_CLOSED" ? "opens a quotation mark that is never closed" : "is no CSV";
    yield { line, cells: new Map(), problem: { reason: `${reason}; nothing after this line was read` } };
  }
  if (!header) throw new BulkError("input", "The CSV is empty: its first line must name the columns.");
}
