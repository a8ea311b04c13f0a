import { longestValue, tooLong } from "./split-csv.js";

/** A line of a file, as far as it could be read. */
export interface FileRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  /** The values by column; empty where the line is told as a problem. */
  readonly cells: ReadonlyMap<string, unknown>;
  readonly problem?: { readonly reason: string; readonly column?: string };
}

// No line of JSON that `JSON.parse` took is deep enough to end the stack here.
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

/** The line, refused where one of its values cannot be used. */
export const recordOf = (line: number, cells: ReadonlyMap<string, unknown>): FileRecord => {
  for (const [column, value] of cells) {
    const reason = problemOfValue(value, column);
    if (reason) return { line, cells: new Map(), problem: { reason, column } };
  }
  return { line, cells };
};
