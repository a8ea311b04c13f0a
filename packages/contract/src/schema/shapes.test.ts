import { expect, test } from "vitest";
import type { Json } from "../document/json.js";
import { createReaders } from "./schema-reader.js";

const read = (schemas: Record<string, Json>) => {
  const reader = createReaders({ openapi: "3.1.0", components: { schemas } }).request;
  return reader.shapes(reader.at("#/components/schemas/A"));
};

test("references, allOf and branches are followed to their own keywords", () => {
  const shapes = read({
    A: { allOf: [{ $ref: "#/components/schemas/B" }], oneOf: [{ required: ["x"] }, { required: ["y"] }] },
    B: { type: "object", properties: { x: { type: "string" } } },
  });
  expect(shapes.map(({ merged }) => merged.required)).toEqual([["x"], ["y"]]);
  expect(shapes.map(({ merged }) => merged.types)).toEqual([["object"], ["object"]]);
  expect(shapes[0]?.branches).toEqual(["#/components/schemas/A/oneOf/0"]);
});

test("branches that contradict the rest are no way to satisfy it", () => {
  const shapes = read({ A: { type: "string", anyOf: [{ type: "integer" }, { enum: ["a"] }] } });
  expect(shapes.map(({ merged }) => merged.values)).toEqual([["a"]]);
});

test("a schema that contains only itself has no shape, and one that nests itself has", () => {
  expect(read({ A: { oneOf: [{ $ref: "#/components/schemas/A" }] } })).toEqual([]);
  expect(
    read({ A: { type: "object", properties: { next: { $ref: "#/components/schemas/A" } } } }),
  ).toHaveLength(1);
});

test("a condition is two ways: met, and not met", () => {
  const condition = JSON.parse(
    '{ "if": { "required": ["k"] }, "then": { "required": ["x"] }, "else": { "required": ["y"] } }',
  );
  const shapes = read({ A: condition });
  expect(shapes.map(({ merged }) => merged.required)).toEqual([["k", "x"], ["y"]]);
});

test("very many combinations are paired: every branch is still taken", () => {
  const branches = Array.from({ length: 10 }, (_, index) => ({ required: [`x${index}`] }));
  const shapes = read({ A: { allOf: [{ oneOf: branches }, { anyOf: branches }] } });
  expect(shapes.length).toBeLessThan(100);
  expect(new Set(shapes.flatMap(({ branches: taken }) => taken)).size).toBe(20);
});

test("limits of several parts are the narrower ones, and integer is narrower than number", () => {
  const [shape] = read({
    A: {
      allOf: [
        { type: "number", minimum: 1, maximum: 9 },
        { type: "integer", minimum: 3 },
      ],
    },
  });
  expect(shape?.merged.types).toEqual(["integer"]);
  expect([shape?.merged.limit("minimum"), shape?.merged.limit("maximum")]).toEqual([3, 9]);
});

test("a property has the schemas of all parts; a closed part refuses what it does not declare", () => {
  const [shape] = read({
    A: {
      allOf: [
        { properties: { x: { type: "string" } } },
        { properties: { x: { minLength: 1 } }, additionalProperties: false },
      ],
    },
  });
  expect(shape?.merged.property("x")).toHaveLength(2);
  expect(shape?.merged.property("y")).toBeUndefined();
});
