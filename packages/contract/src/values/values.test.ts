import fc from "fast-check";
import { expect, test } from "vitest";
import type { Json, JsonObject } from "../document/json.js";
import { createReaders } from "../schema/schema-reader.js";
import { arbitraryValue } from "./arbitrary.js";
import { buildValue } from "./build-value.js";
import { coverListing } from "./cover-listing.js";
import { listSchema } from "./list-schema.js";
import { createObserver } from "./observe.js";
import { violate } from "./violate.js";

const open = (schema: Json, schemas: JsonObject = {}) => {
  const reader = createReaders({
    openapi: "3.1.0",
    components: { schemas: { ...schemas, A: schema } },
  }).request;
  const conjunct = reader.at("#/components/schemas/A");
  const isValid = (value: Json) => reader.compiler.compile("#/components/schemas/A")(value) === true;
  return { reader, conjunct, isValid, listing: listSchema(reader, conjunct, "body") };
};

const person = {
  type: "object",
  required: ["kind", "name"],
  properties: { kind: { const: "person" }, name: { type: "string" } },
};
const company = {
  type: "object",
  required: ["kind"],
  properties: { kind: { const: "company" }, size: { type: "integer" } },
};

/** Schemas with every keyword, and how many constraints each holds. */
const schemas: [string, Json, number][] = [
  ["type", { type: "boolean" }, 1],
  ["type list", { type: ["string", "null"], maxLength: 3 }, 2],
  ["enum", { type: "string", enum: ["a", "b"] }, 2],
  ["enum with null", { type: ["integer", "null"], enum: [1, null] }, 2],
  ["const", { const: false }, 1],
  ["lengths", { type: "string", minLength: 2, maxLength: 5 }, 3],
  ["pattern", { type: "string", pattern: "^[A-Z]{2}[0-9]{3}$" }, 2],
  ["pattern and length", { type: "string", pattern: "^a+$", minLength: 2, maxLength: 4 }, 4],
  ["email", { type: "string", format: "email", maxLength: 30 }, 3],
  ["date", { type: "string", format: "date" }, 2],
  ["date-time", { type: "string", format: "date-time" }, 2],
  ["uuid", { type: "string", format: "uuid" }, 2],
  ["uri", { type: "string", format: "uri" }, 2],
  ["int32", { type: "integer", format: "int32" }, 2],
  ["int64", { type: "integer", format: "int64" }, 2],
  ["range", { type: "integer", minimum: 3, maximum: 7 }, 3],
  ["open range", { type: "number", exclusiveMinimum: 0, exclusiveMaximum: 1 }, 3],
  ["multipleOf", { type: "number", multipleOf: 0.5 }, 2],
  ["multiple of integers", { type: "integer", multipleOf: 5, minimum: 10 }, 3],
  ["items", { type: "array", items: { type: "integer" }, minItems: 1, maxItems: 3 }, 4],
  [
    "uniqueItems",
    { type: "array", items: { type: "string", enum: ["a", "b", "c"] }, uniqueItems: true, minItems: 2 },
    5,
  ],
  ["contains", { type: "array", contains: { const: 1 } }, 2],
  [
    "contains with a range",
    {
      type: "array",
      items: { type: "string", enum: ["a", "b", "c"] },
      contains: { const: "b" },
      minContains: 2,
      maxContains: 3,
    },
    5,
  ],
  ["contains without items", { type: "array", contains: { type: "string" }, minContains: 2 }, 2],
  [
    "contains as a limit only",
    { type: "array", items: { type: "integer" }, contains: { const: 7 }, minContains: 0, maxContains: 1 },
    3,
  ],
  [
    "contains in a list of unique items",
    {
      type: "array",
      items: { type: "integer" },
      uniqueItems: true,
      contains: { minimum: 10 },
      minContains: 3,
      minItems: 4,
    },
    5,
  ],
  ["several contains", { type: "array", allOf: [{ contains: { const: 1 } }, { contains: { const: 2 } }] }, 3],
  [
    "several contains in one item",
    {
      type: "array",
      items: { type: "integer" },
      maxItems: 1,
      allOf: [{ contains: { minimum: 1 } }, { contains: { multipleOf: 5 } }],
    },
    5,
  ],
  [
    "contains one object of a kind",
    {
      type: "array",
      items: { type: "object", required: ["kind"], properties: { kind: { type: "string" } } },
      contains: { properties: { kind: { const: "main" } } },
      maxContains: 1,
      minItems: 2,
    },
    7,
  ],
  [
    "contains after the first items",
    {
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: { type: "boolean" },
      contains: { type: "boolean" },
    },
    3,
  ],
  [
    "prefixItems",
    { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false, minItems: 2 },
    4,
  ],
  ["required", person, 5],
  [
    "closed",
    { type: "object", properties: { a: { type: "string" } }, additionalProperties: false, minProperties: 1 },
    4,
  ],
  ["free names", { type: "object", additionalProperties: { type: "string" }, maxProperties: 2 }, 3],
  [
    "propertyNames",
    {
      type: "object",
      propertyNames: { pattern: "^[a-z]+$" },
      additionalProperties: { type: "integer" },
      minProperties: 1,
    },
    4,
  ],
  [
    "patternProperties",
    { type: "object", patternProperties: { "^x-": { type: "string" } }, additionalProperties: false },
    3,
  ],
  ["dependentRequired", { type: "object", properties: { a: {}, b: {} }, dependentRequired: { a: ["b"] } }, 2],
  ["forbidden property", { type: "object", properties: { a: false } }, 2],
  ["not", { type: "string", not: { const: "a" } }, 2],
  ["oneOf by constant", { oneOf: [person, company] }, 10],
  [
    "oneOf of required",
    {
      type: "object",
      properties: { a: { type: "string" }, b: { type: "string" } },
      oneOf: [{ required: ["a"] }, { required: ["b"] }],
    },
    6,
  ],
  [
    "anyOf of required",
    { type: "object", properties: { a: {}, b: {} }, anyOf: [{ required: ["a"] }, { required: ["b"] }] },
    4,
  ],
  ["anyOf null", { anyOf: [{ type: "integer", minimum: 1 }, { type: "null" }] }, 4],
  ["allOf", { allOf: [person, { properties: { age: { type: "integer", minimum: 0 } } }] }, 7],
  [
    "if then else",
    {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: ["a", "b"] }, x: { type: "string" } },
      ...JSON.parse(
        '{ "if": { "properties": { "kind": { "const": "a" } } }, "then": { "required": ["x"] } }',
      ),
    },
    5,
  ],
  [
    "nested",
    {
      type: "object",
      required: ["in"],
      properties: {
        in: { type: "object", required: ["x"], properties: { x: { type: "integer", maximum: 5 } } },
      },
    },
    6,
  ],
];

test.each<[string, JsonObject, string]>([
  ["a limit that is no multiple", { type: "integer", multipleOf: 5, minimum: 7 }, "body minimum=7"],
  ["a listed value of another type", { type: "boolean", enum: ["0", true] }, 'body enum="0"'],
  [
    "a listed value that is too long",
    { type: "string", enum: ["abc", "a"], maxLength: 2 },
    'body enum="abc"',
  ],
])("%s is refused by its own schema, so it is not reached", (_, schema, unreached) => {
  const { reader, conjunct, isValid, listing } = open(schema);
  const covering = coverListing(reader, conjunct, listing, "body");
  expect(covering.map(({ value }) => isValid(value))).not.toContain(false);
  const reached = new Set(covering.flatMap(({ keys }) => [...keys]));
  const missing = listing.items.filter(({ kind, key }) => kind === "value" && !reached.has(key));
  expect(missing.map(({ key }) => key.replace(/ @.*/, ""))).toEqual([unreached]);
});

test.each(schemas)("%s: builds a least and a full value, and reaches every place", (_, schema) => {
  const { reader, conjunct, isValid, listing } = open(schema);
  for (const demand of [{}, { isFull: true }]) {
    const value = buildValue(reader, conjunct, demand);
    expect(value, JSON.stringify(demand)).toBeDefined();
    expect(isValid(value ?? null)).toBe(true);
  }
  const reached = new Set(coverListing(reader, conjunct, listing, "body").flatMap(({ keys }) => [...keys]));
  const missing = [...listing.items, ...listing.places]
    .map(({ key }) => key)
    .filter((key) => !reached.has(key));
  expect(missing).toEqual([]);
});

test.each(schemas)("%s: every constraint is violated alone or nearly so", (_, schema, count) => {
  const { reader, conjunct, isValid, listing } = open(schema);
  const constraints = listing.items.filter(({ kind }) => kind === "constraint");
  expect(constraints.map(({ key }) => key)).toHaveLength(count);
  for (const item of constraints) {
    const violating = violate(reader, conjunct, item);
    expect(violating, item.key).toBeDefined();
    if (violating) expect(isValid(violating.value), item.key).toBe(false);
  }
});

test.each(schemas)("%s: random values are valid", (_, schema) => {
  const { reader, conjunct, isValid } = open(schema);
  const known = [buildValue(reader, conjunct) ?? null];
  fc.assert(
    fc.property(
      arbitraryValue(reader, conjunct, known, () => true),
      (value) => isValid(value),
    ),
    { seed: 1, numRuns: 50 },
  );
});

test("a violation is the smallest one: nothing else is wrong where nothing else need be", () => {
  const { reader, conjunct, listing } = open({
    type: "object",
    required: ["name"],
    properties: { name: { type: "string" }, email: { type: "string", format: "email" } },
  });
  const violating = listing.items
    .filter(({ kind }) => kind === "constraint")
    .map((item) => [item.keyword, violate(reader, conjunct, item)?.value]);
  expect(violating).toEqual([
    ["type", []],
    ["required", {}],
    ["type", { name: null }],
    ["type", { name: "text", email: null }],
    ["format", { name: "text", email: "not-an-email" }],
  ]);
});

test("a constraint that another branch lets through cannot be violated, and that is said", () => {
  const { reader, conjunct, listing } = open({
    anyOf: [{ type: "object", properties: { a: { type: "string" } } }, { type: "object" }],
  });
  const inner = listing.items.find(({ path, keyword }) => path === "body/a" && keyword === "type");
  expect(inner && violate(reader, conjunct, inner)).toBeUndefined();
});

test.each<[string, Json, string, string, Json]>([
  [
    "an open branch that names other properties",
    { anyOf: [{ properties: { a: { type: "string" } } }, { properties: { b: { type: "string" } } }] },
    "body/a",
    "type",
    { a: null, b: 42 },
  ],
  [
    "an open branch further out",
    {
      anyOf: [
        {
          type: "object",
          required: ["inner"],
          properties: { inner: { type: "object", properties: { a: { type: "integer" } } } },
        },
        { type: "object", properties: { b: { type: "string" } } },
      ],
    },
    "body/inner/a",
    "type",
    { inner: { a: 1.5 }, b: 42 },
  ],
  [
    "a closed branch that shares every property",
    {
      anyOf: [
        {
          type: "object",
          required: ["a"],
          properties: { a: { type: "string" }, b: { type: "string" } },
          additionalProperties: false,
        },
        {
          type: "object",
          properties: { a: { type: "string" }, b: { type: "string" } },
          additionalProperties: false,
        },
      ],
    },
    "body",
    "required",
    { b: 42 },
  ],
])("%s is made to refuse too, and nothing more than that", (_, schema, path, keyword, expected) => {
  const { reader, conjunct, listing } = open(schema);
  const item = listing.items.find((each) => each.path === path && each.keyword === keyword);
  expect(item && violate(reader, conjunct, item, { parts: listing.parts })?.value).toEqual(expected);
});

test("open branches of a oneOf are told apart by what only the other one refuses", () => {
  const { reader, conjunct, listing, isValid } = open({
    oneOf: [
      { type: "object", properties: { a: { type: "string" } } },
      { type: "object", properties: { b: { type: "integer" } } },
    ],
  });
  const covering = coverListing(reader, conjunct, listing, "body");
  expect(covering.every(({ value }) => isValid(value))).toBe(true);
  const reached = new Set(covering.flatMap(({ keys }) => [...keys]));
  expect(listing.places.filter(({ key }) => !reached.has(key))).toEqual([]);
});

test.each([
  ["open at both ends", "payTo|upi", 50],
  ["made of one class", "^[A-Z0-9_ ]*$", 100],
])("a text for a pattern %s has the length that is asked for", (_, pattern, maxLength) => {
  const { reader, conjunct, listing } = open({ type: "string", pattern, maxLength });
  const covering = coverListing(reader, conjunct, listing, "body");
  expect(covering.map(({ value }) => String(value).length)).toContain(maxLength);
});

test.each([
  [64, true],
  [200, true],
  [317, true],
  [320, false],
])(
  "an address of %i characters keeps the limits of its two parts, as far as there is one: %s",
  (maxLength, isThere) => {
    const { reader, conjunct, listing } = open({ type: "string", format: "email", maxLength });
    const texts = coverListing(reader, conjunct, listing, "body").map(({ value }) => String(value));
    expect(texts.some((text) => text.length === maxLength)).toBe(isThere);
    for (const text of texts) {
      expect(text.indexOf("@")).toBeLessThanOrEqual(64);
      expect(text.slice(text.indexOf("@") + 1).length).toBeLessThanOrEqual(253);
    }
  },
);

test.each(["^[!-~ ]*$", "^[\\x20-\\x7e\\x40-\\xff]*$"])(
  "a pattern that admits all of ASCII is violated by a letter outside it: %s",
  (pattern) => {
    const { reader, conjunct, listing } = open({ type: "string", pattern });
    const item = listing.items.find(({ keyword }) => keyword === "pattern");
    expect(item && violate(reader, conjunct, item)?.value).toMatch(/漢$/);
  },
);

test("examples of the document are preferred to made-up values", () => {
  const { reader, conjunct } = open({
    type: "object",
    properties: {
      id: { type: "string", examples: ["cus_1"] },
      bad: { type: "string", maxLength: 3, example: "too long" },
    },
  });
  expect(buildValue(reader, conjunct, { isFull: true })).toEqual({ id: "cus_1", bad: "tex" });
});

test("a schema that contains itself is listed and built once", () => {
  const { reader, conjunct, listing, isValid } = open({
    type: "object",
    required: ["id"],
    properties: {
      id: { type: "string" },
      children: { type: "array", items: { $ref: "#/components/schemas/A" } },
    },
  });
  expect(listing.items.length).toBeLessThan(20);
  expect(isValid(buildValue(reader, conjunct, { isFull: true }) ?? null)).toBe(true);
});

test("observation says what a value puts to the test, and nothing more", () => {
  const { reader, conjunct } = open({
    type: "object",
    properties: {
      note: { type: ["string", "null"], maxLength: 2 },
      kind: { type: "string", enum: ["a", "b"] },
    },
  });
  const keys = createObserver(reader, conjunct, "body")({ note: null, kind: "a" });
  const seen = [...keys].map((key) => key.split(" @")[0]);
  expect(seen).toContain("property body/note");
  expect(seen).toContain("body/note type=null");
  expect(seen).toContain('body/kind enum="a"');
  expect(seen).not.toContain('body/kind enum="b"');
  expect(seen).not.toContain("body/note maxLength");
});

test("x-contract-skip is inherited by everything below it", () => {
  const { listing } = open({
    type: "object",
    properties: {
      a: { type: "object", "x-contract-skip": "why", properties: { b: { type: "string" } } },
      c: { type: "string" },
    },
  });
  const skipped = [...listing.items, ...listing.places]
    .filter(({ skip }) => skip === "why")
    .map(({ path }) => path);
  expect([...new Set(skipped)].sort()).toEqual(["body/a", "body/a/b"]);
});

test.each<[what: string, schema: JsonObject]>([
  ["lengths", { minLength: 5, maxLength: 2, type: "string" }],
  ["numbers of items", { type: "array", minItems: 2, maxItems: 1 }],
  ["numbers", { type: "integer", minimum: 5, maximum: 2 }],
  [
    "items that have to differ and cannot",
    { type: "array", items: { const: 1 }, uniqueItems: true, minItems: 2 },
  ],
])("a part whose %s contradict each other leaves the rest to chance", (_, part) => {
  const { reader, conjunct } = open({ type: "object", properties: { part, name: { type: "string" } } });
  const values = fc.sample(
    arbitraryValue(reader, conjunct, [{}], () => true),
    { numRuns: 30, seed: 1 },
  );
  expect(values.every((value) => !("part" in Object(value)))).toBe(true);
  expect(values.some((value) => "name" in Object(value))).toBe(true);
});

test("a property may have the name of what every object has", () => {
  const { reader, conjunct } = open({ type: "object", required: ["__proto__", "toString"] });
  expect(Object.keys(Object(buildValue(reader, conjunct)))).toEqual(["__proto__", "toString"]);
});

test("a demanded property is built once, however many candidates for the object are refused", () => {
  const properties = Object.fromEntries(["a", "b", "c"].map((name) => [name, { type: "string" }]));
  const { reader, conjunct } = open({
    type: "object",
    properties: { code: { type: "string", pattern: "^[A-Z]+$" }, ...properties },
    not: { required: ["code"] },
  });
  let count = 0;
  const counting = {
    ...reader,
    matchingTexts: (pattern: string, size: number | undefined) => {
      count++;
      return reader.matchingTexts(pattern, size);
    },
  };
  expect(buildValue(counting, conjunct, { properties: { code: { size: 3 } } })).toBeUndefined();
  expect(count).toBe(1);
});
