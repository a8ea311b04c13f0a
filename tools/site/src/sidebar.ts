import { type Page, sections } from "./page.ts";

/** Pages that stand first in their group; the others follow by title. */
const first = [
  "start/first-call",
  "start/customers",
  "start/finosu",
  "start/soap",
  "start/payabli",
  "failures/unknown",
  "failures/retries",
  "failures/errors",
];

interface Entry {
  readonly label: string;
  readonly slug: string;
}

/** A group of Starlight's sidebar. */
export interface Group {
  readonly label: string;
  readonly collapsed: boolean;
  readonly items: readonly Entry[];
}

const rankOf = ({ slug }: Page): number => {
  const rank = first.indexOf(slug);
  return rank === -1 ? first.length : rank;
};

const labelOf = ({ label, title }: Page): string => label ?? title;

/** The sidebar: the groups in their order, with the front page left out. */
export const sidebarOf = (pages: readonly Page[]): Group[] =>
  sections
    .map((section) => ({
      label: section,
      collapsed: ["Proof", "Changelog", "This repository"].includes(section),
      items: pages
        .filter((page) => page.section === section && page.slug !== "index")
        .sort((one, other) => rankOf(one) - rankOf(other) || labelOf(one).localeCompare(labelOf(other)))
        .map((page) => ({ label: labelOf(page), slug: page.slug })),
    }))
    .filter(({ items }) => items.length > 0);
