import { expect, test } from "vitest";
import { changeOf, diffOf } from "../../test-support/diff-of.js";
import { renderMarkdown } from "./markdown.js";

test("what breaks comes first with its action, and the rest is folded", () => {
  const text = renderMarkdown(
    [
      diffOf([
        changeOf({}),
        changeOf({ class: "additive", what: "getBook was added.", action: "Nothing to do." }),
      ]),
    ],
    "since 1a2b3c4 (main)",
  );
  expect(text).toContain("### Shelf: 1 breaking, 1 additive.");
  expect(text).toContain("- **breaking** listBooks was removed.<br>\n  → Stop calling `listBooks`");
  const folded = text.slice(text.indexOf("<details>"));
  expect(folded).toContain("getBook was added.");
  expect(folded).not.toContain("listBooks was removed");
});

test("words of the document are neither HTML nor Markdown, and code stays code", () => {
  const text = renderMarkdown(
    [diffOf([changeOf({ what: "a_b<script> changed to `x_<y>`. @team #1" })])],
    "x",
  );
  expect(text).toContain("a\\_b&lt;script&gt; changed to `x_<y>`. \\@team \\#1");
});

test("a comment stays below what GitHub takes, with every fold closed", () => {
  const changes = Array.from({ length: 2000 }, (_, index) =>
    changeOf({ what: `operation${index} was removed.` }),
  );
  const text = renderMarkdown([diffOf(changes)], "x");
  expect(text.length).toBeLessThan(65_536);
  expect(text.split("<details>").length).toBe(text.split("</details>").length);
  expect(text).toContain("the list is cut here");
});

test("says that nothing changed", () => {
  expect(renderMarkdown([], "since 1a2b3c4 (main)")).toContain("## No document changed");
});
