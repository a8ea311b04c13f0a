import { posix } from "node:path";
import type { Page } from "./page.ts";

/** Matches code, whose text is left alone, and links. */
const codeOrLink =
  /^(?<fence>`{3,})[\s\S]*?^\k<fence>[ \t]*$|(?<ticks>`+)(?!`)[\s\S]*?\k<ticks>|\[(?<text>(?:`[^`]*`|[^[\]`])*)\]\((?<target>[^()\s]+)\)/gm;

const isElsewhere = (target: string): boolean => /^(?!page:)([a-z]+:|#|\/)/.test(target);

/** The page that a link leads to: `page:<slug>` in what is rendered, a file in what is written. */
const slugOf = (path: string, source: string, slugs: ReadonlyMap<string, string>): string | undefined => {
  if (path.startsWith("page:")) return path.slice("page:".length);
  return slugs.get(posix.join(posix.dirname(source), path).replace(/\/$/, "/README.md"));
};

/** The address of a page, or of its Markdown twin. */
export const addressOf = (slug: string, base: string, isTwin = false): string => {
  if (isTwin) return `${base}${slug}.md`;
  return slug === "index" ? base : `${base}${slug}/`;
};

/** The files that a page links to, from the repository's root. A file need not be a page. */
export const linkedFiles = ({ body, source }: Page): string[] =>
  [...body.matchAll(codeOrLink)].flatMap(({ groups }) => {
    const { target } = groups ?? {};
    if (target === undefined || isElsewhere(target) || target.startsWith("page:")) return [];
    return [posix.join(posix.dirname(source), target.replace(/#.*/, ""))];
  });

/**
 * A page's Markdown with links between files of the repository turned into links between pages.
 *
 * A link to a file that is not on the site becomes plain text.
 */
export const rewriteLinks = (
  { body, source }: Page,
  slugs: ReadonlyMap<string, string>,
  base: string,
  isTwin = false,
): string =>
  body.replace(codeOrLink, (whole, ...rest) => {
    const { text, target }: Record<string, string | undefined> = rest.at(-1);
    if (text === undefined || target === undefined || isElsewhere(target)) return whole;
    const [path = "", anchor] = target.split("#");
    const slug = slugOf(path, source, slugs);
    if (slug === undefined) return text;
    return `[${text}](${addressOf(slug, base, isTwin)}${anchor ? `#${anchor}` : ""})`;
  });
