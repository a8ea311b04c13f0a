import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { brokenLinks } from "./broken-links.ts";

test("a link without a page, outside the base, or without its anchor is named; the others are not", () => {
  const folder = temporaryFolder("links");
  onTestFinished(() => folder[Symbol.dispose]());
  mkdirSync(join(folder.path, "a"));
  writeFileSync(join(folder.path, "a.md"), "");
  writeFileSync(join(folder.path, "a/index.html"), '<h2 id="here">Here</h2>');
  const good = ["/docs/", "/docs/a/", "/docs/a/#here", "/docs/a.md", "#top", "https://example.com/"];
  const bad = ["/a/", "/docs/b/", "/docs/a/#there", "#nowhere"];
  const links = [...good, ...bad].map((link) => `<a href="${link}">it</a>`);
  writeFileSync(join(folder.path, "index.html"), `<h1 id="top">It</h1>${links.join("")}`);
  expect(brokenLinks(folder.path, "/docs/")).toEqual(bad.map((link) => `index.html: ${link}`));
});
