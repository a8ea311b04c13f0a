import { expect, test } from "vitest";
import { llmsText } from "./llms-text.ts";
import type { Page } from "./page.ts";
import { starlightFile, twinText } from "./page-texts.ts";

const page: Page = {
  slug: "comparison",
  title: "Beside other clients",
  description: 'What a "client" costs.',
  section: "Proof",
  source: "docs/comparison.md",
  recordedBy: "pnpm bench",
  script: "live.js",
  body: '<figure class="chart"><svg></svg></figure>\n\n| a |\n| --- |\n\n[it](customers.md)',
};

const context = { slugs: new Map([["docs/customers.md", "customers"]]), base: "/docs/", date: "2026-11-29" };

test("a page says what recorded it and when, loads its script, and names its Markdown twin", () => {
  const text = starlightFile(page, context).text;
  expect(text).toContain('title: "Beside other clients"\ndescription: "What a \\"client\\" costs."\n');
  expect(text).toContain("lastUpdated: 2026-11-29");
  expect(text).toContain("Recorded by `pnpm bench`, last on 2026-11-29.");
  expect(text).toContain('"src":"/docs/live.js"');
  expect(text).toContain('<a href="/docs/comparison.md">This page as Markdown</a>');
  expect(text).toContain("[it](/docs/customers/)");
});

test("a page's section says how much its words count in the search, unless the page does", () => {
  expect(starlightFile(page, context).text).toContain('<div data-pagefind-weight="0.5">');
  expect(starlightFile({ ...page, searchWeight: 0.1 }, context).text).toContain('data-pagefind-weight="0.1"');
});

test("the front page, which says where things are, is not found before them", () => {
  expect(starlightFile({ ...page, slug: "index" }, context).text).toContain("\npagefind: false\n");
});

test("a page with tabs is MDX, and its twin has the same sections one below the other", () => {
  const tabs = { ...page, body: "<!-- tabs -->\n## Soap\n\nOne.\n<!-- /tabs -->\n" };
  const { extension, text } = starlightFile(tabs, context);
  expect(extension).toBe("mdx");
  expect(text).toContain('import { TabItem, Tabs } from "@astrojs/starlight/components";\n\n<div');
  expect(text).toContain('<TabItem label="Soap">');
  expect(twinText(tabs, context)).toContain("## Soap\n\nOne.\n");
});

test("the file that a code block names is shown as its title", () => {
  const body = "```ts lib/client.ts\nconst a = 1;\n```\n\n```sh\nnpm install x.y\n```\n";
  const { text } = starlightFile({ ...page, body }, context);
  expect(text).toContain('```ts title="lib/client.ts"\n');
  expect(text).toContain("```sh\nnpm install x.y\n");
});

test("the Markdown twin is the same without charts, and its links lead to twins", () => {
  expect(twinText(page, context)).toBe(
    "# Beside other clients\n\nRecorded by `pnpm bench`, last on 2026-11-29.\n\n| a |\n| --- |\n\n[it](/docs/customers.md)\n",
  );
});

test("llms.txt begins with the front page's words and lists the twin of every other page", () => {
  const front: Page = {
    ...page,
    slug: "index",
    title: "provider-clients",
    description: "Typed clients.",
    section: "Start",
  };
  expect(llmsText([front, page], "/")).toBe(
    '# provider-clients\n\n> Typed clients.\n\n## Proof\n\n- [Beside other clients](/comparison.md): What a "client" costs.\n',
  );
});
