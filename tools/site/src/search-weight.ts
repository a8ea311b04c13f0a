import type { Page, Section } from "./page.ts";

/** How much a word of a page counts in the search: explanations before references, references before records. */
const weights: Readonly<Record<Section, number>> = {
  Start: 2,
  "When a call fails": 3,
  Guides: 1.5,
  Recipes: 1.5,
  Reference: 1,
  Packages: 1,
  Proof: 0.5,
  Changelog: 0.5,
  "This repository": 0.5,
};

/** The weight of a page for Pagefind's `data-pagefind-weight`. */
export const searchWeightOf = ({ section, searchWeight }: Page): number => searchWeight ?? weights[section];
