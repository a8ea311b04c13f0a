import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gitDates } from "./git-dates.ts";
import { addressOf, rewriteLinks } from "./links.ts";
import { llmsText } from "./llms-text.ts";
import type { Page } from "./page.ts";
import { sidebarOf } from "./sidebar.ts";

/** Where the site is rendered to, and below which path it will be served. */
export interface Site {
  /** The Astro project. */
  readonly folder: string;
  /** `/`, or `/provider-clients/` for a site below another one. */
  readonly base: string;
}

const figure = /<figure[\s\S]*?<\/figure>\n*/g;

/** A page for Starlight. */
const starlightPage = (
  page: Page,
  slugs: ReadonlyMap<string, string>,
  base: string,
  date?: string,
): string => {
  const twin = addressOf(page.slug, base, true);
  const head = [{ tag: "link", attrs: { rel: "alternate", type: "text/markdown", href: twin } }];
  const matter = {
    title: page.title,
    description: page.description,
    head,
    ...(date && { lastUpdated: date }),
  };
  const lines = Object.entries(matter).map(
    ([key, value]) => `${key}: ${key === "lastUpdated" ? value : JSON.stringify(value)}`,
  );
  return `---\n${lines.join("\n")}\n---\n\n${rewriteLinks(page, slugs, base)}\n\n<p class="twin"><a href="${twin}">This page as Markdown</a></p>\n`;
};

/** The same page as plain Markdown, for programs and for whoever copies it. */
const twinOf = (page: Page, slugs: ReadonlyMap<string, string>, base: string): string =>
  `# ${page.title}\n\n${rewriteLinks(page, slugs, base, true).replace(figure, "").trim()}\n`;

const write = async (file: string, text: string): Promise<void> => {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};

/** Writes everything that Astro builds the site from, in place of what was there. */
export const writeSite = async (
  root: string,
  pages: readonly Page[],
  { folder, base }: Site,
): Promise<void> => {
  const content = join(folder, "src/content/docs");
  const rendered = join(folder, "rendered");
  for (const each of [content, rendered]) await rm(each, { recursive: true, force: true });
  const slugs = new Map(pages.map(({ source, slug }) => [source, slug]));
  const dates = await gitDates(root);
  for (const page of pages) {
    await write(join(content, `${page.slug}.md`), starlightPage(page, slugs, base, dates.get(page.source)));
    await write(join(rendered, `${page.slug}.md`), twinOf(page, slugs, base));
  }
  await write(join(rendered, "llms.txt"), llmsText(pages, base));
  await write(join(folder, "src/sidebar.json"), JSON.stringify(sidebarOf(pages)));
  await cp(join(folder, "favicon.svg"), join(rendered, "favicon.svg"));
};
