import { addressOf, rewriteLinks } from "./links.ts";
import type { Page } from "./page.ts";

/** What a page's text needs to know of the rest of the site. */
export interface SiteContext {
  /** The slug of each page by the file that it is made from. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly base: string;
  /** The day on which the page's source was changed last, as `2026-11-29`. */
  readonly date: string | undefined;
}

/** What is no text: charts, which a table says too, and the form of the live page. */
const markup = /<(figure|form|div)\b[\s\S]*?<\/\1>\n*/g;

/** By which command and on which day the facts of a page were recorded. */
const recordLine = ({ recordedBy }: Page, { date }: SiteContext): string =>
  recordedBy ? `Recorded by \`${recordedBy}\`${date ? `, last on ${date}` : ""}.\n\n` : "";

/** A page for Starlight: with front matter, and a link to its Markdown twin. */
export const starlightText = (page: Page, context: SiteContext): string => {
  const { slugs, base, date } = context;
  const twin = addressOf(page.slug, base, true);
  const head = [
    { tag: "link", attrs: { rel: "alternate", type: "text/markdown", href: twin } },
    ...(page.script ? [{ tag: "script", attrs: { type: "module", src: `${base}${page.script}` } }] : []),
  ];
  const matter = [
    `title: ${JSON.stringify(page.title)}`,
    `description: ${JSON.stringify(page.description)}`,
    `head: ${JSON.stringify(head)}`,
    ...(date ? [`lastUpdated: ${date}`] : []),
  ];
  const body = `${recordLine(page, context)}${rewriteLinks(page, slugs, base)}`;
  const link = `<p class="twin"><a href="${twin}">This page as Markdown</a></p>`;
  return `---\n${matter.join("\n")}\n---\n\n${body}\n\n${link}\n`;
};

/** The same page as plain Markdown, for programs and for whoever copies it. */
export const twinText = (page: Page, context: SiteContext): string => {
  const body = rewriteLinks(page, context.slugs, context.base, true).replace(markup, "").trim();
  return `# ${page.title}\n\n${recordLine(page, context)}${body}\n`;
};
