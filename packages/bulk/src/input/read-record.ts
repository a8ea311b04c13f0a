/** A line of a file, as far as it could be read. */
export interface FileRecord {
  /** Where it begins, from 1. */
  readonly line: number;
  /** The values by column; empty where the line is told as a problem. */
  readonly cells: ReadonlyMap<string, unknown>;
  readonly problem?: { readonly reason: string; readonly column?: string };
}

/** No field of a customer is longer than this; a larger one is a quotation mark that was never closed, or a mistake. */
const longestCell = 100_000;

/** What is wrong with a value, whatever it means. */
export const problemOfCell = (value: unknown): string | undefined => {
  if (typeof value !== "string") return undefined;
  if (value.length > longestCell) return `has ${value.length} characters; at most ${longestCell} are read`;
  if (value.includes("\uFFFD")) return "is not UTF-8; if the file is Latin-1, say --encoding latin1";
  return undefined;
};

/** The line, refused where one of its cells cannot be used. */
export const recordOf = (line: number, cells: ReadonlyMap<string, unknown>): FileRecord => {
  for (const [column, value] of cells) {
    const reason = problemOfCell(value);
    if (reason) return { line, cells: new Map(), problem: { reason: `${column} ${reason}`, column } };
  }
  return { line, cells };
};
