import { expect, test } from "vitest";
import type { ChangeClass, Finding } from "./change.js";
import { combineFindings } from "./combine.js";

const finding = (pointer: string, verdict: ChangeClass, after: number | undefined = 1): Finding => ({
  class: verdict,
  pointer,
  nodes: [pointer],
  before: 0,
  after,
  what: `${pointer} changed.`,
  action: "Look.",
});

const summary = (structure: readonly Finding[], types: readonly Finding[]) =>
  combineFindings(structure, types).map(({ pointer, class: verdict, judges }) => [
    pointer,
    verdict,
    judges.structure,
    judges.types,
  ]);

test("the stricter judge wins, whichever it is", () => {
  expect(summary([finding("#/a", "additive")], [finding("#/a", "breaking")])).toEqual([
    ["#/a", "breaking", "additive", "breaking"],
  ]);
  expect(summary([finding("#/a", "breaking")], [finding("#/a", "additive")])).toEqual([
    ["#/a", "breaking", "breaking", "additive"],
  ]);
});

test("what one judge does not see keeps the other's verdict", () => {
  expect(summary([finding("#/a", "fix")], [])).toEqual([["#/a", "fix", "fix", "none"]]);
  expect(summary([], [finding("#/a", "breaking")])).toEqual([["#/a", "breaking", "none", "breaking"]]);
});

test("the compiler's finding one level off belongs to the change that explains it", () => {
  const structure = [finding("#/a/x", "breaking"), finding("#/a/y", "additive")];
  expect(summary(structure, [finding("#/a", "breaking")])).toEqual([
    ["#/a/x", "breaking", "breaking", "breaking"],
    ["#/a/y", "additive", "additive", "none"],
  ]);
});

test("a breaking type that no change explains stands for itself", () => {
  const structure = [finding("#/a/x", "additive"), finding("#/a/y", "fix")];
  expect(summary(structure, [finding("#/a", "breaking")])).toContainEqual([
    "#/a",
    "breaking",
    "none",
    "breaking",
  ]);
});

test("words do not explain a type", () => {
  expect(summary([finding("#/a", "docs")], [finding("#/a", "breaking")])).toEqual([
    ["#/a", "docs", "docs", "none"],
    ["#/a", "breaking", "none", "breaking"],
  ]);
});

test("a type that gains where the document did not change is told by what changed", () => {
  expect(summary([finding("#/b", "breaking")], [finding("#/a", "additive", 0)])).toEqual([
    ["#/b", "breaking", "breaking", "none"],
  ]);
});
