import { longestValue, tooLong } from "./split-csv.js";

/** A line of a file, as far as it could be read. */
export interface FileRecord {
  /** The number of its first line, from 1. */
  readonly line: number;
  /** The values by column; empty if the line has a problem. */
  readonly cells: ReadonlyMap<string, unknown>;
  readonly problem?: { readonly reason: string; readonly column?: string };
}

// JSON that `JSON.parse` accepted is not deep enough to overflow the stack here.
const problemOfValue = (value: unknown, place: string): string | undefined => {
  if (typeof value === "object" && value) {
    return Object.entries(value)
      .map(([name, inner]) => problemOfValue(inner, `${place}.${name}`))
      .find((problem) => problem !== undefined);
  }
  if (typeof value !== "string") return undefined;
  if (value.length > longestValue) return `${place} ${tooLong(value.length)}`;
  if (value.includes("\uFFFD")) return `${place} is not UTF-8; if the file is Latin-1, say --encoding latin1`;
  return undefined;
};

/** Creates a record; refuses it if one of its values is unusable. */
export const recordOf = (line: number, cells: ReadonlyMap<string, unknown>): FileRecord => {
  for (const [column, value] of cells) {
    const reason = problemOfValue(value, column);
    if (reason) return { line, cells: new Map(), problem: { reason, column } };
  }
  return { line, cells };
};
