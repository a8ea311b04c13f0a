import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import type { FileEncoding } from "./read-csv.js";
import { type FileRecord, recordOf } from "./read-record.js";

const toRecord = (line: number, text: string): FileRecord => {
  const refuse = (reason: string): FileRecord => ({ line, cells: new Map(), problem: { reason } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("is no JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse("is no JSON object");
  return recordOf(line, new Map(Object.entries(value)));
};

/** The objects of a file with one JSON object per line. A line that is wrong is told as such, and the others go on. */
export async function* readJsonLines(
  input: Readable,
  encoding: FileEncoding = "utf8",
): AsyncGenerator<FileRecord, void, undefined> {
  input.setEncoding(encoding);
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    const bare = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (bare.trim() !== "") yield toRecord(line, bare);
  }
}
