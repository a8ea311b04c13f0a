import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gitDates } from "./git-dates.ts";
import { bundleLive } from "./live/bundle-live.ts";
import { llmsText } from "./llms-text.ts";
import type { Page } from "./page.ts";
import { starlightText, twinText } from "./page-texts.ts";
import { sidebarOf } from "./sidebar.ts";

/** Where the site is rendered to, and below which path it will be served. */
export interface Site {
  /** The Astro project. */
  readonly folder: string;
  /** `/`, or `/provider-clients/` for a site below another one. */
  readonly base: string;
}

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
    const context = { slugs, base, date: dates.get(page.source) };
    await write(join(content, `${page.slug}.md`), starlightText(page, context));
    await write(join(rendered, `${page.slug}.md`), twinText(page, context));
  }
  await write(join(rendered, "llms.txt"), llmsText(pages, base));
  await write(join(folder, "src/sidebar.json"), JSON.stringify(sidebarOf(pages)));
  await bundleLive(join(rendered, "live.js"));
  await cp(join(folder, "favicon.svg"), join(rendered, "favicon.svg"));
};
