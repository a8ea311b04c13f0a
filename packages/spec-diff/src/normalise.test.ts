import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { normaliseDocument } from "./normalise.js";
import { originalPointer } from "./original-pointer.js";
import { haveSameMeaning } from "./same-meaning.js";

const documentWith = (schemas: string): JsonObject =>
  parse(`{ openapi: 3.1.0, paths: {}, components: { schemas: ${schemas} } }`);

const isSame = (one: string, other: string): boolean =>
  haveSameMeaning(normaliseDocument(documentWith(one)), normaliseDocument(documentWith(other)));

test.each([
  [
    "nullable and a list of types",
    "{ A: { type: string, nullable: true } }",
    "{ A: { type: ['null', string] } }",
  ],
  [
    "a nullable enum",
    "{ A: { type: string, nullable: true, enum: [a] } }",
    "{ A: { oneOf: [{ type: string, enum: [a] }, { type: 'null' }] } }",
  ],
  [
    "an exclusive bound",
    "{ A: { type: number, minimum: 1, exclusiveMinimum: true } }",
    "{ A: { type: number, exclusiveMinimum: 1 } }",
  ],
  [
    "a bound that is not exclusive",
    "{ A: { type: number, minimum: 1, exclusiveMinimum: false } }",
    "{ A: { type: number, minimum: 1 } }",
  ],
  ["one type and a list of one", "{ A: { type: [string] } }", "{ A: { type: string } }"],
  [
    "a reference and null",
    "{ A: {}, B: { oneOf: [{ type: 'null' }, { $ref: '#/components/schemas/A' }] } }",
    "{ A: {}, B: { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] } }",
  ],
  ["a flag that is off", "{ A: { type: string, readOnly: false } }", "{ A: { type: string } }"],
  ["nothing required", "{ A: { type: object, required: [] } }", "{ A: { type: object } }"],
  [
    "an object and its parts",
    "{ P: { type: object, required: [a], properties: { a: { type: string } } }, A: { type: object, required: [a, b], properties: { a: { type: string }, b: { type: string } } } }",
    "{ P: { type: object, required: [a], properties: { a: { type: string } } }, A: { allOf: [{ $ref: '#/components/schemas/P' }], required: [b], properties: { b: { type: string } } } }",
  ],
  [
    "a property called description",
    "{ A: { type: object, properties: { description: { type: string } } } }",
    "{ A: { description: x, type: object, properties: { description: { type: string } } } }",
  ],
])("writes %s the same way", (_, one, other) => {
  expect(isSame(one, other)).toBe(true);
});

test.each([
  ["a bound", "{ A: { type: number, minimum: 1 } }", "{ A: { type: number, exclusiveMinimum: 1 } }"],
  ["a component's name", "{ A: { type: string } }", "{ B: { type: string } }"],
  [
    "a property called description",
    "{ A: { type: object, properties: { description: { type: string } } } }",
    "{ A: { type: object, properties: {} } }",
  ],
  [
    "parts that disagree",
    "{ A: { allOf: [{ properties: { a: { minLength: 1 } } }, { properties: { a: { minLength: 2 } } }] } }",
    "{ A: { type: object, properties: { a: { minLength: 2 } } } }",
  ],
  [
    "a part that refuses other fields",
    "{ A: { allOf: [{ properties: { a: {} }, additionalProperties: false }, { properties: { b: {} } }] } }",
    "{ A: { type: object, properties: { a: {}, b: {} } } }",
  ],
])("keeps a difference in %s", (_, one, other) => {
  expect(isSame(one, other)).toBe(false);
});

test("does not change the document it is given", () => {
  const document = documentWith("{ A: { type: [string] } }");
  const before = structuredClone(document);
  normaliseDocument(document);
  expect(document).toEqual(before);
});

test("finds the way back to what people wrote", () => {
  const document = documentWith(
    "{ P: { type: object, properties: { a: { type: string } } }, A: { allOf: [{ $ref: '#/components/schemas/P' }, { properties: { b: { oneOf: [{ type: string, maxLength: 3 }, { type: 'null' }] } } }] } }",
  );
  const back = (pointer: string): string =>
    originalPointer(document, `#/components/schemas/A/properties/${pointer}`);
  expect(back("a/type")).toBe("#/components/schemas/P/properties/a/type");
  expect(back("b/maxLength")).toBe("#/components/schemas/A/allOf/1/properties/b/oneOf/0/maxLength");
  expect(originalPointer(document, "#/components/schemas/P")).toBe("#/components/schemas/P");
});
