import { createReadStream } from "node:fs";
import { open, rename } from "node:fs/promises";
import { createInterface } from "node:readline";
import { csvHeader, toCsv } from "../ledger/describe-line.js";
import type { ResultLine } from "../ledger/export-lines.js";
import type { RunFiles } from "./run-files.js";

/** The results of a run in progress. */
export interface Results {
  readonly write: (line: ResultLine) => Promise<void>;
  readonly close: () => Promise<void>;
}

const newline = "\n".charCodeAt(0);

/** The end of the last complete line of a file; a crash truncated what follows. */
const endOfLines = async (path: string): Promise<number> => {
  let read = 0;
  let end = 0;
  for await (const chunk of createReadStream(path)) {
    const bytes: Buffer = chunk;
    const last = bytes.lastIndexOf(newline);
    if (last >= 0) end = read + last + 1;
    read += bytes.length;
  }
  return end;
};

/** Opens the results for writing: `a` appends to those of an earlier run, `w` starts again. */
export const openResults = async ({ results }: RunFiles, mode: "a" | "w"): Promise<Results> => {
  const file = await open(results, mode);
  if (mode === "a") await file.truncate(await endOfLines(results));
  return {
    write: (line) => file.appendFile(`${JSON.stringify(line)}\n`),
    close: () => file.close(),
  };
};

const isMissing = (error: unknown): boolean => Object(error).code === "ENOENT";

/** The results so far; none if the file does not exist. A line that a crash truncated is skipped. */
export async function* readResults({ results }: RunFiles): AsyncGenerator<ResultLine> {
  const file = await open(results).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
  if (!file) return;
  const input = file.createReadStream();
  for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (text.endsWith("}")) yield JSON.parse(text);
  }
}

const replace = async (path: string, lines: AsyncIterable<string>): Promise<void> => {
  const next = `${path}.new`;
  const file = await open(next, "w");
  try {
    for await (const line of lines) await file.appendFile(`${line}\n`);
    await file.datasync();
  } finally {
    await file.close();
  }
  // Replaces the file atomically.
  await rename(next, path);
};

async function* tableOf(lines: AsyncIterable<ResultLine>): AsyncGenerator<string> {
  yield csvHeader;
  for await (const line of lines) yield toCsv(line);
}

/** Writes the results as a table for people. */
export const writeTable = (files: RunFiles): Promise<void> =>
  replace(files.table, tableOf(readResults(files)));

/** Replaces each result by another, or removes it. */
export const changeResults = async (
  files: RunFiles,
  change: (line: ResultLine) => ResultLine | undefined,
): Promise<void> => {
  async function* changed(): AsyncGenerator<string> {
    for await (const line of readResults(files)) {
      const after = change(line);
      if (after) yield JSON.stringify(after);
    }
  }
  await replace(files.results, changed());
  await writeTable(files);
};
