import { expect, test } from "vitest";
import { changeOf, diffOf } from "../../test-support/diff-of.js";
import { renderHtml } from "./html.js";

test("one page that asks for nothing else, with what a caller has to do", () => {
  const page = renderHtml(
    [diffOf([changeOf({ accepted: { pointer: "#/x", reason: "agreed", expires: "2027-01-31" } })])],
    "x",
  );
  expect(page).not.toMatch(/<script|<link|https?:|url\(/);
  expect(page).toContain('name="viewport"');
  expect(page).toContain("→ Stop calling <code>listBooks</code>: the provider no longer documents it.");
  expect(page).toContain("Accepted until 2027-01-31: agreed");
});

test("words of the document are text", () => {
  expect(renderHtml([diffOf([changeOf({ what: "<b>`<i>` changed." })])], "x")).toContain(
    "&lt;b&gt;<code>&lt;i&gt;</code> changed.",
  );
});
