import { expect, test } from "vitest";
import type { Page } from "./page.ts";
import { sidebarOf } from "./sidebar.ts";

const page = (slug: string, title: string, more: Partial<Page> = {}): Page => ({
  slug,
  title,
  description: "",
  section: "Guides",
  source: `docs/${slug}.md`,
  body: "",
  ...more,
});

test("sections come in their order, their pages by title, and inner groups last and in the order of the document", () => {
  const soap = { section: "Reference", group: "Soap" } as const;
  const pages = [
    page("b", "Beta"),
    page("a", "Alpha"),
    page("reference/soap/update", "Update", soap),
    page("reference/soap/create", "Create", soap),
    page("start/first-call", "The first call", { section: "Start" }),
    page("index", "Home", { section: "Start" }),
  ];
  expect(sidebarOf(pages)).toEqual([
    { label: "Start", collapsed: false, items: [{ label: "The first call", slug: "start/first-call" }] },
    {
      label: "Guides",
      collapsed: false,
      items: [
        { label: "Alpha", slug: "a" },
        { label: "Beta", slug: "b" },
      ],
    },
    {
      label: "Reference",
      collapsed: false,
      items: [
        {
          label: "Soap",
          collapsed: true,
          items: [
            { label: "Update", slug: "reference/soap/update" },
            { label: "Create", slug: "reference/soap/create" },
          ],
        },
      ],
    },
  ]);
});
