import { addressOf } from "./links.ts";
import { type Page, sections } from "./page.ts";

/** `llms.txt`: every page's Markdown twin with a sentence about it (https://llmstxt.org). */
export const llmsText = (pages: readonly Page[], base: string): string => {
  const front = pages.find(({ slug }) => slug === "index");
  const groups = sections.map((section) => {
    const lines = pages
      .filter((page) => page.section === section && page.slug !== "index")
      .map((page) => `- [${page.title}](${addressOf(page.slug, base, true)}): ${page.description}`);
    return lines.length === 0 ? "" : `## ${section}\n\n${lines.join("\n")}`;
  });
  return [`# ${front?.title ?? ""}`, `> ${front?.description ?? ""}`, ...groups.filter(Boolean)]
    .join("\n\n")
    .concat("\n");
};
