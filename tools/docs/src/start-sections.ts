import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { between } from "./between.ts";
import type { WrittenSection } from "./section.ts";

/** The sections of a provider's page in docs/start that come from its package's README; empty if there is no page. */
export const startSections = (readme: string, text: string): WrittenSection[] => {
  const path = `docs/start/${basename(dirname(readme))}.md`;
  if (!existsSync(join(rootFolder, path))) return [];
  return [
    { path, name: "first-call", content: between(readme, text, "Do not edit. -->", "\n## Operations") },
    { path, name: "addresses", content: between(readme, text, "\n## Where requests go", "\n## Options") },
  ];
};
