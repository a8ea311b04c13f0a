import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page } from "./page.ts";

const readme = "examples/README.md";
/** A row of the README's table: the program with its title, what it shows, what it reads. */
const row = /^\| \[(?<title>.+?)\]\((?<file>src\/.+?\.ts)\) \| (?<shows>.+?) \| (?<reads>.+?) \|$/gm;
const localImport = /from "\.\/(.+?\.ts)"/g;

const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8").trimEnd();

const codeOf = (root: string, file: string): string => `\`\`\`ts ${file}\n${read(root, file)}\n\`\`\``;

/** Those files beside a program that it imports. */
const importsOf = (code: string): string[] =>
  [...code.matchAll(localImport)].map(([, file]) => `examples/src/${file}`);

/** A page per program of examples/, which CI runs: what it shows, what it reads, and its code. */
export const examplePages = (root: string): Page[] =>
  [...read(root, readme).matchAll(row)].map(({ groups }) => {
    const { title = "", file = "", shows = "", reads = "" } = groups ?? {};
    const source = `examples/${file}`;
    const reading = `\`${source}\` reads ${reads}. [How to run it](page:recipes).`;
    const files = [source, ...importsOf(read(root, source))];
    const description = `Shows ${shows}.`;
    return {
      slug: `recipes/${basename(file, ".ts")}`,
      title,
      description: description.replaceAll("`", ""),
      section: "Recipes",
      source,
      body: [description, reading, ...files.map((each) => codeOf(root, each))].join("\n\n"),
    };
  });
