/** The groups of the sidebar, in their order. */
export const sections = [
  "Start",
  "When a call fails",
  "Guides",
  "Recipes",
  "Reference",
  "Packages",
  "Proof",
  "Changelog",
  "This repository",
] as const;

/** A group of the sidebar. */
export type Section = (typeof sections)[number];

/** One page of the site. */
export interface Page {
  /** Where it stands below the site's root: `start/soap`; `index` is the front page. */
  readonly slug: string;
  readonly title: string;
  /** Its name in the sidebar, if the title is too long. */
  readonly label?: string;
  /** One sentence, for search engines and `llms.txt`. */
  readonly description: string;
  readonly section: Section;
  /** A group inside the section, closed until it is opened. */
  readonly group?: string;
  /** The file that it is made from, from the repository's root. Relative links of the body start there. */
  readonly source: string;
  /** The command that records what the page shows; the day is that of the source's last commit. */
  readonly recordedBy?: string;
  /** How much a word of it counts in the search, if not as much as in the rest of its section. */
  readonly searchWeight?: number;
  /** A script that the page loads, below the site's root. */
  readonly script?: string;
  /** Markdown, without the title. `<figure>`, `<form>` and `<div>` are left out of the Markdown twin. */
  readonly body: string;
}
