import { expect, test } from "vitest";
import type { Check } from "./check.js";
import { createValidator } from "./create-validator.js";

const departures = [
  { path: "/address/zip", keyword: "required", message: "must be present" },
  { path: "/a~1b/0", keyword: "format", message: "must be a valid email" },
];

/** A check that reports what it is told to, whatever the value. */
const reporting =
  (issues: typeof departures): Check =>
  (_value, _path, report) => {
    for (const { path, keyword, message } of issues) report(path, keyword, message);
  };

test("lists place, keyword and demand of each issue", () => {
  expect(createValidator(reporting(departures))({})).toEqual(departures);
  expect(createValidator(reporting([]))({})).toEqual([]);
});

test("is a Standard Schema of version 1", () => {
  const good = createValidator<{ id: number }>(reporting([]))["~standard"];
  const value = { id: 1 };
  expect(good).toMatchObject({ version: 1, vendor: "provider-clients" });
  expect(good.validate(value)).toEqual({ value });
  const bad = createValidator(reporting(departures))["~standard"];
  expect(bad.validate({})).toEqual({
    issues: [
      { message: "must be present", path: ["address", "zip"] },
      { message: "must be a valid email", path: ["a/b", "0"] },
    ],
  });
});

test("refuses a value that is nested more deeply than a check can follow", () => {
  const check: Check = (value, path, report) => {
    for (const item of Array.isArray(value) ? value : []) check(item, path, report);
  };
  const deep: unknown = JSON.parse(`${"[".repeat(50_000)}${"]".repeat(50_000)}`);
  expect(createValidator(check)(deep)).toEqual([
    { path: "", keyword: "$ref", message: "must not be nested so deeply" },
  ]);
});

test("lets any other failure of a check through", () => {
  const broken: Check = () => {
    throw new TypeError("a mistake of the check");
  };
  expect(() => createValidator(broken)({})).toThrow("a mistake of the check");
});
