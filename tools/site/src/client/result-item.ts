import type { FoundPage, FoundSection } from "./pagefind.ts";

/** So many sections of a page are shown. */
const mostSections = 3;

const link = (title: string, url: string): HTMLAnchorElement => {
  const made = document.createElement("a");
  made.href = url;
  made.textContent = title;
  return made;
};

const excerptOf = (html: string): HTMLElement => {
  const made = document.createElement("p");
  // Pagefind escapes the page's text; only its <mark> is markup.
  made.innerHTML = html;
  return made;
};

/** The sections with the most matches, in the order of the page. The text above the first of them belongs to the page itself. */
const bestSections = ({ url, sub_results }: FoundPage): FoundSection[] => {
  const sections = sub_results.filter((section) => section.url !== url && !section.url.endsWith("#_top"));
  const best = [...sections].sort((one, other) => other.locations.length - one.locations.length);
  const shown = new Set(best.slice(0, mostSections));
  return sections.filter((section) => shown.has(section));
};

/** A found page as an item of a list: links to it and to its sections, with the words around the matches. */
export const resultItem = (page: FoundPage): HTMLLIElement => {
  const made = document.createElement("li");
  made.append(link(page.meta.title, page.url));
  const sections = bestSections(page);
  if (sections.length === 0) made.append(excerptOf(page.excerpt));
  const list = document.createElement("ul");
  for (const { title, url, excerpt } of sections) {
    const item = document.createElement("li");
    item.append(link(title, url), excerptOf(excerpt));
    list.append(item);
  }
  if (sections.length > 0) made.append(list);
  return made;
};
