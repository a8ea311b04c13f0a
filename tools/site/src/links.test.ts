import { expect, test } from "vitest";
import { rewriteLinks } from "./links.ts";
import type { Page } from "./page.ts";

const slugs = new Map([
  ["docs/customers.md", "customers"],
  ["packages/soap/README.md", "packages/soap"],
  ["docs/index.md", "index"],
]);

const page = (body: string): Page => ({
  slug: "start/soap",
  title: "Soap",
  description: "",
  section: "Start",
  source: "docs/start/soap.md",
  body,
});

const rewritten = (body: string, base = "/", isTwin = false): string =>
  rewriteLinks(page(body), slugs, base, isTwin);

test("a link to a file becomes a link to the page that is made from it, with its anchor", () => {
  expect(rewritten("[it](../customers.md#comparing)")).toBe("[it](/customers/#comparing)");
  expect(rewritten("[`it`](../../packages/soap/README.md)", "/docs/")).toBe("[`it`](/docs/packages/soap/)");
  expect(rewritten("[it](../../packages/soap/)")).toBe("[it](/packages/soap/)");
  expect(rewritten("[home](../index.md)", "/docs/")).toBe("[home](/docs/)");
});

test("in the Markdown twin a link leads to another twin", () => {
  expect(rewritten("[it](../customers.md#comparing)", "/", true)).toBe("[it](/customers.md#comparing)");
});

test("a link to a file that is no page becomes its words", () => {
  expect(rewritten("see [the code](../../packages/soap/src/index.ts).")).toBe("see the code.");
});

test.each([
  "[it](https://example.com/a.md)",
  "[it](#here)",
  "`[it](../customers.md)`",
  "```ts\nconst link = '[it](../customers.md)';\n```",
])("leaves %j as it is", (body) => {
  expect(rewritten(body)).toBe(body);
});
