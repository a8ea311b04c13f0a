import { globSync } from "node:fs";
import { basename } from "node:path";
import type { Page } from "../page.ts";
import { readPage } from "../read-page.ts";

/** The exports of every package, from the API reports. */
export const apiPages = (root: string): Page[] =>
  globSync("api/*.md", { cwd: root })
    .sort()
    .map((source) => {
      const id = basename(source, ".md");
      const place = { slug: `reference/exports/${id}`, section: "Reference" as const, group: "Exports" };
      const page = readPage(root, { ...place, source, label: id });
      return {
        ...page,
        // A report lists every name of a package and explains none.
        searchWeight: 0.1,
        description: `Every name that can be imported from @provider-clients/${id}, with its type.`,
      };
    });
