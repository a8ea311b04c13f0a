import { readFileSync } from "node:fs";

/** One TypeScript example of a document, with the line where its code starts. */
export interface Snippet {
  readonly file: string;
  readonly line: number;
  readonly code: string;
}

// After the language, a page may say which file the block is.
const fence = /^[ \t]*(?:\* )?```ts(?:[ \t]+\S+)?[ \t]*\n([\s\S]*?)^[ \t]*(?:\* )?```[ \t]*$/gm;

const codeOf = (match: RegExpMatchArray): string => (match[1] ?? "").replace(/^[ \t]*\* ?/gm, "");

/** The code of every fenced `ts` block of a text. */
export const snippetsIn = (text: string): string[] => [...text.matchAll(fence)].map(codeOf);

/** A block that imports a file beside it is part of a larger program, which has a test of its own. */
const isWhole = ({ code }: Snippet): boolean => !/ from "\.\.?\//.test(code);

/** Every fenced `ts` block of a Markdown file, and of the doc comments of a TypeScript file, that is a program. */
export const snippetsOf = (file: string): Snippet[] => {
  const text = readFileSync(file, "utf8");
  return [...text.matchAll(fence)]
    .map((match) => ({
      file,
      line: text.slice(0, match.index).split("\n").length + 1,
      code: codeOf(match),
    }))
    .filter(isWhole);
};

const unchecked = /^[ \t]*```(?:jsx?|tsx|typescript|javascript)[ \t]*$/gm;

/** The lines of a text, as numbers, that begin an example which nobody type-checks. A block that names its file is run by a test. */
export const uncheckedLines = (text: string): number[] =>
  [...text.matchAll(unchecked)].map(({ index }) => text.slice(0, index).split("\n").length);
