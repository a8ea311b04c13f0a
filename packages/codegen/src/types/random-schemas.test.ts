import type { Json, JsonObject } from "@provider-clients/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refusedValues } from "../../test-support/refused-values.js";

/** Set `TYPES_SEED` to try other schemas. */
const seed = Number(process.env.TYPES_SEED ?? 20_261);
const schemaCount = 150;
const valueCount = 40;

const name = fc.constantFrom("a", "b", "c");
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const scalar = fc.constantFrom<Json>("x", "y", "x-1", "", 0, 1, -1, 2.5, true, false, null);

const value = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.record({ a: tie("value"), b: tie("value"), c: tie("value") }, { requiredKeys: [] }),
  ),
})).value;

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 3 });

const types = fc.uniqueArray(
  fc.constantFrom("string", "number", "integer", "boolean", "null", "array", "object"),
  {
    minLength: 1,
    maxLength: 3,
  },
);

interface Schemas {
  readonly schema: unknown;
  readonly object: unknown;
  readonly part: unknown;
}

/** Every object schema declares all names that values have: what no schema declares is not offered. */
const schema = fc.letrec<Schemas>((tie) => {
  const members = fc.array(tie("schema"), { minLength: 1, maxLength: 3 });
  const parts = fc.array(tie("part"), { minLength: 1, maxLength: 3 });
  const property = fc.oneof(tie("schema"), fc.constant<Json>(true));
  return {
    schema: fc.oneof(
      { depthSize: "small" },
      fc.boolean(),
      fc.record({ const: value }),
      fc.record({ enum: fc.array(value, { minLength: 1, maxLength: 4 }) }),
      fc.record({ type: types, minLength: maybe(fc.constant(1)), maximum: maybe(fc.constant(1)) }),
      fc.record({ type: fc.constant("string"), enum: fc.array(scalar, { minLength: 1, maxLength: 4 }) }),
      tie("object"),
      fc.record({
        type: maybe(fc.constantFrom<Json>("array", ["array", "null"])),
        items: maybe(tie("schema")),
        prefixItems: maybe(members),
        minItems: maybe(fc.nat(2)),
        maxItems: maybe(fc.nat(3)),
        contains: maybe(tie("schema")),
        uniqueItems: maybe(fc.boolean()),
      }),
      fc.record({ allOf: members }),
      fc.record({ type: maybe(types), anyOf: members }),
      fc.record({ type: maybe(types), oneOf: members, enum: maybe(fc.array(value, { minLength: 1 })) }),
      fc.record({ not: tie("schema"), type: maybe(types) }),
      fc
        .tuple(tie("schema"), maybe(tie("schema")), maybe(tie("schema")))
        .map((each) => Object.fromEntries(each.map((part, index) => [["if", "then", "else"][index], part]))),
      fc.record({
        $ref: fc.nat(2).map((index) => `#/components/schemas/Shared${index}`),
        type: maybe(types),
      }),
    ),
    object: fc.record({
      type: fc.constantFrom<Json>("object", ["object", "null"], ["string", "object"]),
      properties: fc.record({ a: property, b: property, c: property }),
      required: maybe(names),
      minProperties: maybe(fc.nat(2)),
      additionalProperties: maybe(tie("schema")),
      patternProperties: maybe(fc.record({ "^a": tie("schema") })),
      dependentRequired: maybe(fc.tuple(name, names).map(([key, others]) => ({ [key]: others }))),
      dependentSchemas: maybe(fc.tuple(name, tie("object")).map(([key, asked]) => ({ [key]: asked }))),
      allOf: maybe(parts),
      anyOf: maybe(parts),
      oneOf: maybe(parts),
      not: maybe(fc.record({ required: names })),
    }),
    /** What it asks of the names is said beside their declaration. */
    part: fc.oneof(
      { depthSize: "small" },
      fc.record({ required: names }),
      tie("object"),
      fc.record({ $ref: fc.constant("#/components/schemas/Shared0") }),
      fc.boolean(),
    ),
  };
}).schema;

/** Schemas that others refer to; two of them hold themselves. */
const shared: JsonObject = {
  Shared0: {
    type: "object",
    minProperties: 1,
    properties: { a: { type: "string" }, b: { $ref: "#/components/schemas/Shared0" }, c: true },
  },
  Shared1: {
    anyOf: [
      { type: ["string", "number", "boolean", "null"] },
      { type: "array", items: { $ref: "#/components/schemas/Shared1" } },
      { type: "object", additionalProperties: { $ref: "#/components/schemas/Shared1" } },
    ],
  },
  Shared2: { type: ["string", "null"], enum: ["x", "y", null] },
};

test("no value that Ajv finds valid is refused by the type of a random schema", () => {
  const options = { seed, numRuns: schemaCount };
  const drawn = fc.sample(schema, options).map((each) => JSON.parse(JSON.stringify(each)) as Json);
  const schemas: JsonObject = {
    ...shared,
    ...Object.fromEntries(drawn.map((each, index) => [`S${index}`, each])),
  };
  const ajv = new Ajv2020({ strict: false });
  ajv.addSchema({ $id: "document", components: { schemas } });
  const tried = Object.keys(schemas).flatMap((component) => {
    const isValid = ajv.compile({ $ref: `document#/components/schemas/${component}` });
    const values = fc.sample(value, { ...options, numRuns: valueCount });
    return values.filter((each) => isValid(each)).map((each) => ({ component, value: each }));
  });
  expect(tried.length).toBeGreaterThan(schemaCount);
  const refused = refusedValues(schemas, tried).map(
    ({ component, value: each }) => `${JSON.stringify(each)} of ${JSON.stringify(schemas[component])}`,
  );
  expect(refused, `seed ${seed}`).toEqual([]);
}, 120_000);
