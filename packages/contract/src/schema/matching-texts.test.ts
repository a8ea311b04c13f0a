import { expect, test } from "vitest";
import { createMatchingTexts } from "./matching-texts.js";

test.each([
  ["an assertion that fast-check does not know", "^(?!-)[a-z-]+$", undefined],
  ["an assertion about a class of characters", "^(?=.*\\d)(?=.*[)a-z])[a-z0-9]{4,}$", undefined],
  ["no anchor, and room for the match alone", "[0-9]{2,}", 4],
  ["what is no pattern with the flag u", "^[\\w-.]+\\_$", undefined],
])("texts are built for a pattern with %s", (_, pattern, size) => {
  const texts = createMatchingTexts()(pattern, size);
  expect(texts.length).toBeGreaterThan(0);
  for (const text of texts) expect(text).toMatch(new RegExp(pattern));
  if (size !== undefined) expect(texts[0]).toHaveLength(size);
});

test("a pattern that nothing matches gives no text", () => {
  expect(createMatchingTexts()("/^[a-z]+$/i", undefined)).toEqual([]);
});
