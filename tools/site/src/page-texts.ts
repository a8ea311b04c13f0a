import { addressOf, rewriteLinks } from "./links.ts";
import type { Page } from "./page.ts";
import { searchWeightOf } from "./search-weight.ts";
import { hasTabs, withoutTabs, withTabs } from "./tabs.ts";

/** What is needed to write a page's text, beside the page itself. */
export interface SiteContext {
  /** The slug of each page by the file that it is made from. */
  readonly slugs: ReadonlyMap<string, string>;
  readonly base: string;
  /** The day on which the page's source was changed last, as `2026-11-29`. */
  readonly date: string | undefined;
}

/** Markup that the Markdown twin leaves out: charts (a table has the same figures) and the form of the live page. */
const markup = /<(figure|form|div)\b[\s\S]*?<\/\1>\n*/g;

/** A sentence that says which command recorded the facts of a page, and when. */
const recordLine = ({ recordedBy }: Page, { date }: SiteContext): string =>
  recordedBy ? `Recorded by \`${recordedBy}\`${date ? `, last on ${date}` : ""}.\n\n` : "";

/** A code block that names its file: "```ts lib/client.ts". Expressive Code shows the name that it finds in `title`. */
const namedBlock = /^(\s*`{3,}\w+) ([^\s"=]+\.\w+)$/gm;

const imports = 'import { TabItem, Tabs } from "@astrojs/starlight/components";\n\n';

const frontMatter = (page: Page, { base, date }: SiteContext): string => {
  const head = [
    {
      tag: "link",
      attrs: { rel: "alternate", type: "text/markdown", href: addressOf(page.slug, base, true) },
    },
    ...(page.script ? [{ tag: "script", attrs: { type: "module", src: `${base}${page.script}` } }] : []),
  ];
  const lines = [
    `title: ${JSON.stringify(page.title)}`,
    `description: ${JSON.stringify(page.description)}`,
    `head: ${JSON.stringify(head)}`,
    ...(date ? [`lastUpdated: ${date}`] : []),
    // The front page names what the others explain, and would be found before them.
    ...(page.slug === "index" ? ["pagefind: false"] : []),
  ];
  return `---\n${lines.join("\n")}\n---\n\n`;
};

/** A page for Starlight: with front matter, and a link to its Markdown twin. It is MDX where it has tabs. */
export const starlightFile = (page: Page, context: SiteContext): { extension: string; text: string } => {
  const { slugs, base } = context;
  const isMdx = hasTabs(page.body);
  const titled = rewriteLinks(page, slugs, base).replace(namedBlock, '$1 title="$2"');
  const body = `${recordLine(page, context)}${withTabs(titled)}`;
  const weighted = `<div data-pagefind-weight="${searchWeightOf(page)}">\n\n${body}\n\n</div>`;
  const link = `<p class="twin"><a href="${addressOf(page.slug, base, true)}">This page as Markdown</a></p>`;
  const text = `${frontMatter(page, context)}${isMdx ? imports : ""}${weighted}\n\n${link}\n`;
  return { extension: isMdx ? "mdx" : "md", text };
};

/** The same page as plain Markdown, for programs and for copying. */
export const twinText = (page: Page, context: SiteContext): string => {
  const linked = rewriteLinks(page, context.slugs, context.base, true);
  const body = withoutTabs(linked).replace(markup, "").trim();
  return `# ${page.title}\n\n${recordLine(page, context)}${body}\n`;
};
