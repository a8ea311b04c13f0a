import type { Json } from "@provider-clients/openapi";
import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import { ajvVerdict } from "../../test-support/ajv.js";
import { compileSchemaAlone } from "../../test-support/compile-schema-alone.js";

vi.setConfig({ testTimeout: 120_000 });

// Few names and values, so that schemas and values meet.
const name = fc.constantFrom("a", "b", "c");
const scalar = fc.constantFrom<Json>(null, true, false, 0, 1, 2.5, "", "a", "bb", "💩");
const type = fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object");
const size = fc.nat({ max: 2 });

const { value } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(name, tie("value"), { maxKeys: 3, noNullPrototype: true }),
  ),
}));

const keywords = (schema: fc.Arbitrary<Json>) => ({
  type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
  const: value,
  enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 3 }),
  minLength: size,
  maxLength: size,
  pattern: fc.constantFrom("^a", "b{2}", "^$"),
  minimum: size,
  exclusiveMaximum: size,
  multipleOf: fc.constantFrom(0.5, 1, 2),
  minItems: size,
  maxItems: size,
  uniqueItems: fc.boolean(),
  prefixItems: fc.array(schema, { minLength: 1, maxLength: 2 }),
  items: schema,
  contains: schema,
  minContains: size,
  maxContains: size,
  properties: fc.dictionary(name, schema, { maxKeys: 3, noNullPrototype: true }),
  patternProperties: fc.dictionary(fc.constantFrom("^a", "b"), schema, { maxKeys: 2, noNullPrototype: true }),
  additionalProperties: schema,
  propertyNames: schema,
  required: fc.uniqueArray(name, { maxLength: 2 }),
  minProperties: size,
  maxProperties: size,
  dependentRequired: fc.dictionary(name, fc.uniqueArray(name), { maxKeys: 2, noNullPrototype: true }),
  dependentSchemas: fc.dictionary(name, schema, { maxKeys: 2, noNullPrototype: true }),
  allOf: fc.array(schema, { minLength: 1, maxLength: 2 }),
  anyOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  oneOf: fc.array(schema, { minLength: 1, maxLength: 3 }),
  not: schema,
  if: schema,
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name.
  then: schema,
  else: schema,
  $ref: fc.constantFrom("#/$defs/x", "#/$defs/y"),
});

/** Beside `prefixItems`, Ajv 8 accepts an empty array whatever `contains` asks: the pair has a test of its own below. */
const isRightInAjv = (chosen: readonly string[]): boolean =>
  !(chosen.includes("prefixItems") && chosen.includes("contains"));

/** Schemas of a few keywords; deep ones end in boolean schemas. */
const { schema } = fc.letrec<{ schema: Json }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, withCrossShrink: true, depthSize: "small" },
    fc.boolean(),
    fc
      .subarray(Object.keys(keywords(tie("schema"))), { minLength: 1, maxLength: 4 })
      .filter(isRightInAjv)
      .chain((chosen) => {
        const all: Readonly<Record<string, fc.Arbitrary<Json>>> = keywords(tie("schema"));
        return fc.record(Object.fromEntries(chosen.map((each) => [each, all[each] ?? fc.constant(true)])));
      }),
  ),
}));

const withDefinitions = fc
  .record({ schema, x: schema, y: schema })
  .map(({ schema: root, x, y }): Json => ({ allOf: [root], $defs: { x, y } }));

test("gives the verdicts of Ajv on schemas of any keywords", () => {
  fc.assert(
    fc.property(withDefinitions, fc.array(value, { minLength: 8, maxLength: 8 }), (document, values) => {
      const { listIssues, losses } = compileSchemaAlone(document);
      // A schema that leads back to itself never ends with Ajv.
      fc.pre(losses.length === 0);
      const verdict = ajvVerdict(document);
      expect(values.map((each) => listIssues(each).length === 0)).toEqual(values.map(verdict));
    }),
    { numRuns: 400 },
  );
});

test.each<[Json, boolean]>([
  [[], false],
  [["a"], false],
  [["a", "b"], true],
  [[1, "b"], false],
])("of %j, prefixItems judges the first item, and contains wants one that fits: %s", (items, isValid) => {
  const schema = { prefixItems: [{ type: "string" }], contains: { const: "b" } };
  expect(compileSchemaAlone(schema).listIssues(items).length === 0).toBe(isValid);
});
