import { BulkError } from "../bulk-error.js";
import { decodeText, type FileEncoding } from "./decode-text.js";
import { type FileRecord, recordOf } from "./read-record.js";
import { type CsvRecord, splitCsv } from "./split-csv.js";

/** The names of the columns. */
const headerOf = ({ values, problem, line }: CsvRecord, needed: readonly string[]): readonly string[] => {
  if (problem) throw new BulkError("input", `Line ${line} of the CSV, its header, ${problem.reason}.`);
  const names = values.map((name) => name.trim());
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined)
    throw new BulkError("input", `Line ${line} of the CSV names the column "${twice}" twice.`);
  const missing = needed.filter((name) => !names.includes(name));
  if (missing.length) {
    throw new BulkError("input", `The CSV has no column ${missing.join(", ")}. It has: ${names.join(", ")}.`);
  }
  return names;
};

const toRecord = (header: readonly string[], { line, values, problem }: CsvRecord): FileRecord => {
  const refuse = (reason: string, column?: string): FileRecord => ({
    line,
    cells: new Map(),
    problem: { reason, ...(column !== undefined && { column }) },
  });
  if (problem) {
    const column = header[problem.at];
    return refuse(column === undefined ? problem.reason : `${column} ${problem.reason}`, column);
  }
  if (values.length !== header.length) {
    return refuse(`has ${values.length} columns, and the first line ${header.length}`);
  }
  return recordOf(line, new Map(header.map((name, at) => [name, values[at]])));
};

/**
 * Reads the lines of a CSV with a header. An invalid line is reported and does not stop the others.
 *
 * @throws {BulkError} if the header is unusable: it names a column twice, or lacks one of `needed`.
 */
export async function* readCsv(
  input: AsyncIterable<Uint8Array>,
  needed: readonly string[],
  encoding: FileEncoding = "utf8",
): AsyncGenerator<FileRecord, void, undefined> {
  let header: readonly string[] | undefined;
  for await (const record of splitCsv(decodeText(input, encoding))) {
    if (header) yield toRecord(header, record);
    else header = headerOf(record, needed);
  }
  if (!header) throw new BulkError("input", "The CSV is empty: its first line must name the columns.");
}
