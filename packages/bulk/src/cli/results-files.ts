import { createReadStream } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { createInterface } from "node:readline";
import type { ResultLine } from "../ledger/export-lines.js";
import { csvHeader, toCsv } from "./describe-line.js";

/** The results of a run, once for people and once for programs. */
export interface ResultsFiles {
  readonly paths: readonly string[];
  readonly write: (line: ResultLine) => Promise<void>;
  readonly close: () => Promise<void>;
}

const isEmpty = async (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size === 0,
    () => true,
  );

/** `<stem>.results.csv` and `<stem>.results.jsonl`: `a` goes on with those of an earlier run, `w` begins again. */
export const openResults = async (stem: string, mode: "a" | "w"): Promise<ResultsFiles> => {
  const paths = [`${stem}.results.csv`, `${stem}.results.jsonl`] as const;
  const needsHeader = mode === "w" || (await isEmpty(paths[0]));
  const [csv, jsonl]: readonly [FileHandle, FileHandle] = [
    await open(paths[0], mode),
    await open(paths[1], mode),
  ];
  if (needsHeader) await csv.appendFile(`${csvHeader}\n`);
  return {
    paths,
    write: async (line) => {
      await csv.appendFile(`${toCsv(line)}\n`);
      await jsonl.appendFile(`${JSON.stringify(line)}\n`);
    },
    close: async () => {
      await csv.close();
      await jsonl.close();
    },
  };
};

/** The results that an earlier run wrote; a line that a crash cut off is passed by. */
export async function* readResults(stem: string): AsyncGenerator<ResultLine> {
  const path = `${stem}.results.jsonl`;
  if (await isEmpty(path)) return;
  for await (const text of createInterface({
    input: createReadStream(path),
    crlfDelay: Number.POSITIVE_INFINITY,
  })) {
    const line = parseLine(text);
    if (line) yield line;
  }
}

const parseLine = (text: string): ResultLine | undefined => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
