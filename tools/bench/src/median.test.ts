import { expect, test } from "vitest";
import { median } from "./median.ts";

test("takes the middle of an odd count, whatever the order", () => {
  expect(median([9, 1, 5])).toBe(5);
});

test("takes the mean of the two in the middle of an even count", () => {
  expect(median([1, 2, 4, 100])).toBe(3);
});

test("refuses no values", () => {
  expect(() => median([])).toThrow(RangeError);
});
