import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { decodeText, type FileEncoding } from "./decode-text.js";
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

/** Reads a file with one JSON object per line. An invalid line is reported and does not stop the others. */
export async function* readJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding = "utf8",
): AsyncGenerator<FileRecord, void, undefined> {
  const input = Readable.from(decodeText(bytes, encoding));
  let line = 0;
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    line++;
    if (text.trim() !== "") yield toRecord(line, text);
  }
}
