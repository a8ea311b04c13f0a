import { expect, test } from "vitest";
import { type AjvStandaloneFunction, createValidator } from "./validation.js";

// What Ajv's standalone code looks like from outside.
const standalone = (errors: AjvStandaloneFunction["errors"]): AjvStandaloneFunction =>
  Object.assign(() => !errors, { errors: errors ?? null });

const errors = [
  { instancePath: "/address", keyword: "required", params: { missingProperty: "zip" } },
  { instancePath: "", keyword: "additionalProperties", params: { additionalProperty: "jane@example.com" } },
  {
    instancePath: "/a~1b/0",
    keyword: "format",
    params: { format: "email" },
    message: "must match",
    data: "jane",
  },
  { instancePath: "", keyword: "dependentRequired", params: { missingProperty: "a/b~c" } },
];

const expected = [
  { path: "/address/zip", keyword: "required" },
  { path: "", keyword: "additionalProperties" },
  { path: "/a~1b/0", keyword: "format" },
  { path: "/a~1b~0c", keyword: "dependentRequired" },
];

test("lists place and keyword of each issue, and nothing that the value brought along", () => {
  expect(createValidator(standalone(errors))({})).toEqual(expected);
  expect(createValidator(standalone(null))({})).toEqual([]);
});

test("never takes a refusal without reasons, or a promise, for consent", () => {
  const silent = Object.assign(() => false, { errors: null });
  expect(createValidator(silent)({})).toEqual([{ path: "", keyword: "schema" }]);
  const asynchronous = Object.assign(() => Promise.resolve(false), { errors: null });
  expect(createValidator(asynchronous)({})).toHaveLength(1);
});

test("is a Standard Schema of version 1", () => {
  const good = createValidator<{ id: number }>(standalone(null))["~standard"];
  const value = { id: 1 };
  expect(good).toMatchObject({ version: 1, vendor: "provider-clients" });
  expect(good.validate(value)).toEqual({ value });
  const bad = createValidator(standalone(errors))["~standard"];
  expect(bad.validate({})).toEqual({
    issues: [
      { message: 'departs from "required"', path: ["address", "zip"] },
      { message: 'departs from "additionalProperties"', path: [] },
      { message: 'departs from "format"', path: ["a/b", "0"] },
      { message: 'departs from "dependentRequired"', path: ["a/b~c"] },
    ],
  });
});
