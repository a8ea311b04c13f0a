import { expect, test } from "vitest";
import { withoutWishes } from "./prefer.js";

test.each([
  ["return=minimal", "return=minimal"],
  ["return=minimal, code=404", "return=minimal"],
  ["code=404, example=a", undefined],
  ["Code=404; example=a, respond-async; wait=10", "respond-async; wait=10"],
  ["fault=delay, ms=5, return=representation", "return=representation"],
])("the provider's own part of the preference %j is %j", (header, own) => {
  expect(withoutWishes(header)).toBe(own);
});
