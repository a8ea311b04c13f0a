import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { publishedPackages } from "@provider-clients-internal/shared";
import type { Page } from "./page.ts";

/** A change that is not released yet. */
interface Changeset {
  readonly bumps: ReadonlyMap<string, string>;
  readonly text: string;
}

const readChangesets = (root: string): Changeset[] =>
  globSync(".changeset/*.md", { cwd: root })
    .filter((file) => basename(file) !== "README.md")
    .sort()
    .map((file) => {
      const [, head = "", text = ""] = readFileSync(join(root, file), "utf8").split(/^---$/m);
      const bumps = [...head.matchAll(/^["']?([^"':]+)["']?: *(\w+)$/gm)].map(
        ([, name = "", bump = ""]) => [name, bump] as const,
      );
      return { bumps: new Map(bumps), text: text.trim() };
    });

/** A change as an item of a list; its further paragraphs belong to it. */
const item = (text: string): string => `- ${text.replace(/\n(?=.)/g, "\n  ")}`;

const unreleased = (changesets: readonly Changeset[], name: string, hasReleases: boolean): string => {
  const own = changesets.filter(({ bumps }) => bumps.has(name));
  if (own.length === 0) return "";
  // Breaking changes first: they ask something of the reader.
  const texts = own.map(({ text }) => text);
  const sorted = [
    ...texts.filter((text) => text.includes("**Breaking:**")),
    ...texts.filter((text) => !text.includes("**Breaking:**")),
  ];
  const lead = hasReleases
    ? "Merged, and part of the next release."
    : "There is no release yet. The first one will hold:";
  return `## Next release\n\n${lead}\n\n${sorted.map(item).join("\n\n")}`;
};

/** A page per package: what the next release will hold, and what CHANGELOG.md says of the earlier ones. */
export const changelogPages = (root: string): Page[] => {
  const changesets = readChangesets(root);
  return publishedPackages(root).map(({ name, id, folder }) => {
    const file = join(folder, "CHANGELOG.md");
    const releases = existsSync(file)
      ? readFileSync(file, "utf8")
          .replace(/^# .*\n/, "")
          .trim()
      : "";
    const body = [unreleased(changesets, name, releases !== ""), releases].filter(Boolean).join("\n\n");
    return {
      slug: `changelog/${id}`,
      title: `Changelog of ${id}`,
      label: id,
      description: `What changed in the releases of ${name}, and what the next one will hold.`,
      section: "Changelog",
      source: `packages/${id}/CHANGELOG.md`,
      body: body || "No change is waiting, and there is no release yet.",
    };
  });
};
