import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "./page.ts";

const titleLine = /^# (.+)$/m;
/** A comment. The marks around tabs are kept. */
const comment = /<!--(?! \/?tabs -->)[\s\S]*?-->\n?/g;

/** A Markdown text's first sentence as plain words, without links and code marks. */
export const firstSentence = (body: string): string => {
  const [paragraph = ""] = body
    .replace(comment, "")
    .split(/\n{2,}/)
    .map((each) => each.trim())
    .filter((each) => /^[A-Za-z`"[*]/.test(each));
  const words = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[`*]/g, "")
    .replace(/\s+/g, " ");
  return /^.*?[.?!](?= |$)/.exec(words)?.[0] ?? words.replace(/:$/, ".");
};

/**
 * A Markdown file as a page: its first heading is the title, its first sentence the description.
 *
 * @throws {Error} when the file has no heading.
 */
export const readPage = (root: string, place: Omit<Page, "title" | "description" | "body">): Page => {
  const text = readFileSync(join(root, place.source), "utf8");
  const heading = titleLine.exec(text);
  if (!heading?.[1]) throw new Error(`${place.source} has no title. Begin it with "# ".`);
  // Before the title there may be a comment that says which command writes the file.
  const body = text
    .slice(heading.index + heading[0].length)
    .replace(comment, "")
    .trim();
  return { ...place, title: heading[1].replaceAll("`", ""), description: firstSentence(body), body };
};
