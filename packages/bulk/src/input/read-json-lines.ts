import { decodeText, type FileEncoding } from "./decode-text.js";
import { type FileRecord, recordOf } from "./read-record.js";

const toRecord = (line: number, text: string): FileRecord => {
  const refuse = (reason: string): FileRecord => ({ line, cells: new Map(), problem: { reason } });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse("is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value))
    return refuse("is not a JSON object");
  return recordOf(line, new Map(Object.entries(value)));
};

/** The lines of a text. A line is joined once, however long it is. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const [rest = "", ...others] = chunk.split("\n");
    parts.push(rest);
    for (const next of others) {
      yield parts.join("");
      parts = [next];
    }
  }
  yield parts.join("");
}

/** Reads a file with one JSON object per line. An invalid line is reported and does not stop the others. */
export async function* readJsonLines(
  bytes: AsyncIterable<Uint8Array>,
  encoding: FileEncoding = "utf8",
): AsyncGenerator<FileRecord, void, undefined> {
  let line = 0;
  for await (const text of linesOf(decodeText(bytes, encoding))) {
    line++;
    if (text.trim() !== "") yield toRecord(line, text);
  }
}
