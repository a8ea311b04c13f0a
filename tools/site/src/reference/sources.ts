import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where one part of a document is from, as SOURCES.md says. */
export interface SourceRow {
  readonly part: string;
  /** How strong the evidence is: `page`, `docs`, `sdk`, `third party`, or several. */
  readonly strength: string;
  readonly source: string;
}

/** What SOURCES.md says of the kinds of evidence, and its rows. */
export interface Sources {
  readonly legend: string;
  readonly rows: readonly SourceRow[];
}

const strengths = ["page", "docs", "sdk", "third party"];

const rowOf = (line: string): SourceRow => {
  // A `|` inside a cell is written `\|`.
  const cells = line.split(/(?<!\\)\|/).slice(1, -1);
  const [part = "", source = ""] = cells.map((cell) => cell.trim().replaceAll("\\|", "|"));
  const words = source.split(/[,;] /);
  const end = words.findIndex((word) => !strengths.includes(word));
  const strength = words.slice(0, end === -1 ? words.length : end).join(", ");
  return { part, strength, source: source.slice(strength.length).replace(/^[,;] /, "") };
};

/** Reads a provider's SOURCES.md. A file that `pnpm new-provider` wrote has no table, and gives no rows. */
export const readSources = (root: string, provider: string): Sources => {
  const text = readFileSync(join(root, "specs", provider, "SOURCES.md"), "utf8");
  const legend = /^Strength of evidence: .+$/m.exec(text)?.[0] ?? "";
  const table = /^\| part \| source \|\n\|[-|]+\|\n((?:\|.*\n)+)/m.exec(text)?.[1] ?? "";
  return { legend, rows: table.trim().split("\n").filter(Boolean).map(rowOf) };
};

/** What of an operation a row of SOURCES.md may name. */
export interface Named {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly statuses: readonly string[];
  readonly fields: readonly string[];
}

const paths = /((?:[A-Z]+, )*[A-Z]+) `(\/[^`]*)`/g;

/** Whether a row names an operation by its method and path, and so says where the operation itself comes from. */
export const isAboutRequest = ({ part }: SourceRow, { method, path }: Named): boolean =>
  [...part.matchAll(paths)].some(
    ([, methods, named]) => named === path && methods?.split(", ").includes(method),
  );

/** Whether a row says something about an operation: by its path, verb, a status or a field. */
export const isAbout = (row: SourceRow, operation: Named): boolean => {
  const { id, fields, statuses } = operation;
  const names = [...row.part.matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? "");
  const numbers = row.part.match(/\b\d{3}\b/g) ?? [];
  const [verb = id] = /^[a-z]+/.exec(id) ?? [];
  return (
    isAboutRequest(row, operation) ||
    new RegExp(`\\b${verb}\\b`).test(row.part) ||
    names.some((name) => fields.includes(name)) ||
    numbers.some((number) => statuses.includes(number))
  );
};
