import { expect, test } from "vitest";
import { createQueryWriter, type QueryStyle } from "./queries.js";
import { RefusedValue } from "./refused-value.js";

test.each<[style: QueryStyle, value: unknown, text: string]>([
  ["comma", ["a,b", "c"], "q=a%2Cb,c"],
  ["space", ["a", "b"], "q=a%20b"],
  ["pipe", [1, true], "q=1%7Ctrue"],
  ["comma", { from: 1, to: 2 }, "q=from,1,to,2"],
  ["comma", "alone", "q=alone"],
  ["json", { at: "1&2" }, "q=%7B%22at%22%3A%221%262%22%7D"],
  ["comma", undefined, ""],
])("writes %s: %j", (style, value, text) => {
  expect(createQueryWriter({ q: style })({ q: value }, undefined)).toBe(text);
});

test("leaves other parameters to the default", () => {
  const write = createQueryWriter({ ids: "comma" });
  expect(write({ page: "2", ids: ["a", "b"] }, undefined)).toBe("page=2&ids=a,b");
});

test("refuses a number that is not exact", () => {
  expect(() => createQueryWriter({ ids: "comma" })({ ids: [2 ** 53] }, undefined)).toThrow(RefusedValue);
});
