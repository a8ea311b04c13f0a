import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { expect, test } from "vitest";
import { linkedFiles } from "./links.ts";
import { renderPages } from "./render-pages.ts";

test("every Markdown file of docs/ and every README of a package is a page, so that nobody has to list it", async () => {
  const sources = (await renderPages(rootFolder)).map(({ source }) => source);
  const files = ["docs/**/*.md", "packages/*/README.md"].flatMap((pattern) =>
    globSync(pattern, { cwd: rootFolder }),
  );
  expect(files.filter((file) => !sources.includes(file))).toEqual([]);
});

test("every page has a title, a sentence about it and an address of its own", async () => {
  const pages = await renderPages(rootFolder);
  expect(new Set(pages.map(({ slug }) => slug)).size).toBe(pages.length);
  expect(pages.filter(({ title, description }) => !title || !description).map(({ slug }) => slug)).toEqual(
    [],
  );
});

test("every file that a page links to is there", async () => {
  const pages = await renderPages(rootFolder);
  const missing = pages.flatMap((page) =>
    linkedFiles(page)
      .filter((file) => !existsSync(join(rootFolder, file)))
      .map((file) => `${page.source}: ${file}`),
  );
  expect(missing).toEqual([]);
});
