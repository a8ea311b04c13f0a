import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleScript } from "./bundle-script.ts";
import { gitDates } from "./git-dates.ts";
import { llmsText } from "./llms-text.ts";
import type { Page } from "./page.ts";
import { starlightFile, twinText } from "./page-texts.ts";
import { sidebarOf } from "./sidebar.ts";
import { writeFolder } from "./write-folder.ts";

/** Where the site is rendered to, and below which path it will be served. */
export interface Site {
  /** The Astro project. */
  readonly folder: string;
  /** `/`, or `/provider-clients/` for a site below another one. */
  readonly base: string;
}

/** Writes everything that Astro builds the site from, in place of what was there. */
export const writeSite = async (
  root: string,
  pages: readonly Page[],
  { folder, base }: Site,
): Promise<void> => {
  const slugs = new Map(pages.map(({ source, slug }) => [source, slug]));
  const dates = await gitDates(root);
  const rendered = pages.map((page) => {
    const context = { slugs, base, date: dates.get(page.source) };
    return { slug: page.slug, file: starlightFile(page, context), twin: twinText(page, context) };
  });
  const content = rendered.map(({ slug, file }) => [`${slug}.${file.extension}`, file.text] as const);
  await writeFolder(join(folder, "src/content/docs"), new Map(content));
  const beside = [
    ...rendered.map(({ slug, twin }) => [`${slug}.md`, twin] as const),
    ["llms.txt", llmsText(pages, base)] as const,
    ["live.js", await bundleScript(new URL("live/live.ts", import.meta.url))] as const,
    ["site.js", await bundleScript(new URL("client/site.ts", import.meta.url))] as const,
    ["favicon.svg", await readFile(join(folder, "favicon.svg"), "utf8")] as const,
  ];
  await writeFolder(join(folder, "rendered"), new Map(beside));
  await writeFile(join(folder, "src/sidebar.json"), JSON.stringify(sidebarOf(pages)));
};
