import { expect, test } from "vitest";
import { llmsText } from "./llms-text.ts";
import type { Page } from "./page.ts";
import { starlightText, twinText } from "./page-texts.ts";

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
  const text = starlightText(page, context);
  expect(text).toContain('title: "Beside other clients"\ndescription: "What a \\"client\\" costs."\n');
  expect(text).toContain("lastUpdated: 2026-11-29");
  expect(text).toContain("Recorded by `pnpm bench`, last on 2026-11-29.");
  expect(text).toContain('"src":"/docs/live.js"');
  expect(text).toContain('<a href="/docs/comparison.md">This page as Markdown</a>');
  expect(text).toContain("[it](/docs/customers/)");
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
