import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { WrittenFile } from "./written-files.ts";

/** The part of a file between `<!-- <name>: … -->` and `<!-- /<name> -->`, which a command writes. */
export interface WrittenSection {
  /** The file, from the repository's root. */
  readonly path: string;
  readonly name: string;
  readonly content: string;
}

/** @throws {Error} if the file lacks the marks, so that a section is never dropped silently. */
const withSection = (text: string, { path, name, content }: WrittenSection): string => {
  const marks = new RegExp(`(<!-- ${name}:[^>]*-->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marks.test(text))
    throw new Error(`${path} has no section between <!-- ${name}: … --> and <!-- /${name} -->.`);
  return text.replace(marks, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
};

/** The files that have written sections, with all of theirs replaced. */
export const withSections = (root: string, sections: readonly WrittenSection[]): WrittenFile[] =>
  [...Map.groupBy(sections, ({ path }) => path)].map(([path, own]) => ({
    path,
    text: own.reduce(withSection, readFileSync(join(root, path), "utf8")),
  }));
