import { expect, test } from "vitest";
import { parsePrefer, withoutWishes, writePrefer } from "./prefer.js";

test.each([
  ["return=minimal", "return=minimal"],
  ["return=minimal, code=404", "return=minimal"],
  ["code=404, example=a", undefined],
  ["Code=404; example=a, respond-async; wait=10", "respond-async; wait=10"],
  ["fault=delay, ms=5, return=representation", "return=representation"],
])("the provider's own part of the preference %j is %j", (header, own) => {
  expect(withoutWishes(header)).toBe(own);
});

test.each([
  "plain",
  'Bitcoin-like, details set to "txids"',
  "a; b=c",
  "back\\slash",
  " spaces ",
  "Grüße – 中",
])("the name %j of an example is read as it was written, beside what the provider asks", (example) => {
  const header = `return=minimal, ${writePrefer({ code: 201, example })}`;
  expect(parsePrefer(header)).toEqual({ code: 201, example });
  expect(withoutWishes(header)).toBe("return=minimal");
});
