import { expect, test } from "vitest";
import { parseSpec } from "../reader/read-spec.js";
import { readingProblems } from "./check.js";

const problemsOf = (schema: string, version = "3.1.1"): readonly string[] => {
  const head = `openapi: ${version}\ninfo: { title: A, version: "1" }\n`;
  const spec = parseSpec("acme", "api.yaml", `${head}components: { schemas: { A: ${schema} } }\n`);
  return readingProblems(spec).map(({ pointer, message }) => `${pointer}: ${message}`);
};

test("every keyword that has a wrong value is told in one go", () => {
  expect(problemsOf("{ minLength: -1, properties: 5, items: [], minimum: a }")).toEqual([
    "#/components/schemas/A: `minLength` is -1. Write a whole number from 0.",
    "#/components/schemas/A: `properties` is 5. Write a mapping from name to schema.",
    '#/components/schemas/A: `minimum` is "a". Write a number.',
    "#/components/schemas/A/items: a schema is expected here, not []. Write a mapping such as `type: string`.",
  ]);
});

test.for([
  ["{ minimum: 1, exclusiveMinimum: true }", "3.1.1", "write `exclusiveMinimum: 1` and no `minimum`."],
  ["{ exclusiveMaximum: true }", "3.1.1", "remove it, since there is no limit beside it."],
  ["{ exclusiveMaximum: 9 }", "3.0.3", "write `maximum: 9` with `exclusiveMaximum: true`."],
] as const)("%s in %s: %s", ([schema, version, remedy]) => {
  expect(problemsOf(schema, version)).toEqual([expect.stringContaining(remedy)]);
});
