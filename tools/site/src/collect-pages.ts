import { existsSync, globSync } from "node:fs";
import { basename, join } from "node:path";
import type { Page, Section } from "./page.ts";
import { readPage } from "./read-page.ts";

/** The folders of docs/ and their groups in the sidebar. A file in docs/ itself is a guide, or one of `proof`. */
const folders: Readonly<Record<string, Section>> = {
  start: "Start",
  failures: "When a call fails",
  recipes: "Recipes",
};

/** The files in docs/ that hold measured or recorded facts, with the command that writes each. */
const proof: Readonly<Record<string, Pick<Page, "recordedBy">>> = {
  behaviours: {},
  comparison: { recordedBy: "pnpm bench" },
  ecosystem: { recordedBy: "pnpm ecosystem" },
  "json-schema-suite": { recordedBy: "npx vitest run json-schema-suite" },
  "json-schema-suite-validators": { recordedBy: "npx vitest run json-schema-suite -u" },
  keywords: { recordedBy: "pnpm generate" },
  licences: { recordedBy: "pnpm test:everywhere" },
  "release-rehearsal": { recordedBy: "pnpm release:rehearse" },
  runtimes: { recordedBy: "pnpm test:everywhere" },
  "third-party": { recordedBy: "pnpm third-party <folder>" },
};

/** Pages of this repository that stand outside docs/ and packages/. */
const others: Readonly<Record<string, Pick<Page, "slug" | "section" | "label">>> = {
  "ARCHITECTURE.md": { slug: "repository/architecture", section: "This repository" },
  "CONTRIBUTING.md": { slug: "repository/contributing", section: "This repository" },
  "SECURITY.md": { slug: "repository/security", section: "This repository" },
  "specs/README.md": { slug: "repository/documents", section: "This repository" },
  "tools/site/README.md": { slug: "repository/site", section: "This repository" },
  "tools/bench/README.md": { slug: "repository/benchmark", section: "This repository" },
  "examples/README.md": { slug: "recipes", section: "Recipes", label: "Programs to run" },
};

const sectionOf = (slug: string): Section => {
  const [folder = "", ...rest] = slug.split("/");
  if (slug === "index") return "Start";
  if (rest.length === 0) return Object.hasOwn(proof, slug) ? "Proof" : "Guides";
  const section = folders[folder];
  if (section === undefined)
    throw new Error(`docs/${folder} is no group of the site; add it to \`folders\`.`);
  return section;
};

const find = (root: string, pattern: string): string[] => globSync(pattern, { cwd: root }).sort();

/** Every Markdown file of docs/, the READMEs of the packages, and the pages about the repository. */
export const collectPages = (root: string): Page[] => [
  ...find(root, "docs/**/*.md").map((source) => {
    const slug = source.slice("docs/".length, -".md".length);
    const { recordedBy } = proof[slug] ?? {};
    return readPage(root, { slug, section: sectionOf(slug), source, ...(recordedBy && { recordedBy }) });
  }),
  ...find(root, "packages/*/README.md").map((source) => {
    const label = basename(source.replace("/README.md", ""));
    const place = { slug: `packages/${label}`, section: "Packages" as const, source, label };
    // The reference of a provider says the same in more detail, and should be found first.
    const isProvider = existsSync(join(root, "specs", label));
    return readPage(root, { ...place, ...(isProvider && { searchWeight: 0.5 }) });
  }),
  ...Object.entries(others).map(([source, place]) => readPage(root, { ...place, source })),
];
