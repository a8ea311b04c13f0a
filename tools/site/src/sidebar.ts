import { type Page, sections } from "./page.ts";

/** Pages that stand first in their group; the others follow by title. */
const first = [
  "start/first-call",
  "start/try",
  "start/customers",
  "start/finosu",
  "start/soap",
  "start/payabli",
  "failures/unknown",
  "failures/retries",
  "failures/errors",
  "recipes",
];

interface Entry {
  readonly label: string;
  readonly slug: string;
}

/** A group of Starlight's sidebar. */
export interface Group {
  readonly label: string;
  readonly collapsed: boolean;
  readonly items: readonly (Entry | Group)[];
}

const rankOf = ({ slug }: Page): number => {
  const rank = first.indexOf(slug);
  return rank === -1 ? first.length : rank;
};

const labelOf = ({ label, title }: Page): string => label ?? title;

const entryOf = (page: Page): Entry => ({ label: labelOf(page), slug: page.slug });

/** The pages that belong together as an inner group, and the others as they are. */
const withGroups = (pages: readonly Page[]): (Entry | Group)[] => {
  const grouped = Map.groupBy(pages, ({ group }) => group);
  const alone = grouped.get(undefined) ?? [];
  const groups = [...grouped].flatMap(([label, own]) =>
    label === undefined ? [] : [{ label, collapsed: true, items: own.map(entryOf) }],
  );
  return [...alone.map(entryOf), ...groups];
};

const order = (one: Page, other: Page): number =>
  rankOf(one) - rankOf(other) || labelOf(one).localeCompare(labelOf(other));

/** The sidebar: the groups in their order, with the front page left out. */
export const sidebarOf = (pages: readonly Page[]): Group[] =>
  sections
    .map((section) => {
      const own = pages.filter((page) => page.section === section && page.slug !== "index");
      // Pages of a document keep its order.
      const sorted = [...own.filter(({ group }) => !group).sort(order), ...own.filter(({ group }) => group)];
      const isLate = ["Proof", "Changelog", "This repository"].includes(section);
      return { label: section, collapsed: isLate, items: withGroups(sorted) };
    })
    .filter(({ items }) => items.length > 0);
