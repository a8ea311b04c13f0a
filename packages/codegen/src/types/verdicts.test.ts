import type { Json, JsonObject } from "@provider-clients/openapi";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { compile } from "../../test-support/compile.js";
import { resolveDirections } from "../directions/directions.js";
import { findLosses } from "./find-losses.js";
import { renderSchemaTypes } from "./schema-types.js";

// The compiler takes seconds on a busy machine.
vi.setConfig({ testTimeout: 120_000 });

const name = fc.constantFrom("a", "b", "c");
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 3 });
const requiredOnly = fc.record({ required: names });
const property = fc.constantFrom<Json>(
  { type: "string" },
  { type: "number" },
  { type: "boolean" },
  { type: ["string", "null"] },
  { const: true },
  { const: false },
  { type: "string", enum: ["x", "y"] },
  { enum: ["x", null] },
);

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 4 });

/** Every schema declares the same names, so that no value has one that its type does not offer. */
const keywords = {
  properties: fc.record({ a: property, b: property, c: property }),
  required: maybe(names),
  minProperties: maybe(fc.constant(1)),
  dependentRequired: maybe(fc.tuple(name, names).map(([key, others]) => ({ [key]: others }))),
  additionalProperties: maybe(fc.constant(false)),
};
const part = fc.record({ type: fc.constant("object"), ...keywords });
const members = fc.oneof(
  fc.array(requiredOnly, { minLength: 1, maxLength: 3 }),
  fc.array(part, { minLength: 1, maxLength: 2 }),
);
/** What it asks of the names is said beside their declaration. */
const choice = fc.oneof(
  fc.record({ anyOf: fc.array(requiredOnly, { minLength: 1, maxLength: 3 }) }),
  fc.record({ oneOf: fc.array(requiredOnly, { minLength: 1, maxLength: 3 }) }),
);
const schema = fc
  .record({
    type: fc.constantFrom<Json>("object", "object", ["object", "null"]),
    ...keywords,
    anyOf: maybe(members),
    oneOf: maybe(members),
    allOf: maybe(fc.array(fc.oneof(requiredOnly, choice, part), { minLength: 1, maxLength: 2 })),
  })
  // Without the keywords that are undefined.
  .map((value) => JSON.parse(JSON.stringify(value)) as JsonObject);

const scalar = fc.constantFrom<Json>("x", "q", 1, true, false, null);
const value = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Json>(null, 42, "x") },
  { weight: 9, arbitrary: fc.record({ a: scalar, b: scalar, c: scalar }, { requiredKeys: [] }) },
);

const documentOf = (schemas: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  paths: Object.fromEntries(
    Object.keys(schemas).map((key) => [
      `/${key}`,
      {
        post: {
          operationId: `send${key}`,
          requestBody: {
            content: { "application/json": { schema: { $ref: `#/components/schemas/${key}` } } },
          },
          responses: { "200": { description: "Done." } },
        },
      },
    ]),
  ),
  components: { schemas },
});

test("the compiler refuses a value where Ajv does, and nowhere else", async () => {
  const options = { numRuns: 120, seed: 20260 };
  const drawn = fc.sample(schema, options).map((each, index) => [`S${index}`, each] as const);
  const schemas = drawn.filter(([, each]) => findLosses(documentOf({ S: each })).length === 0);
  expect(schemas.length).toBeGreaterThan(60);

  const values = fc.sample(value, { ...options, numRuns: 25 });
  const ajv = new Ajv2020({ strict: false });
  const cases = schemas.flatMap(([key, each]) => {
    const isValid = ajv.compile(each);
    return values.map((given) => ({ key, schema: each, given, isValid: isValid(given) }));
  });
  const types = renderSchemaTypes(resolveDirections(documentOf(Object.fromEntries(schemas))));
  const head = `${types}\ndeclare const take: <T>(value: T) => void;`.split("\n");
  const calls = cases.map(
    ({ key, given }) => `take<components["schemas"]["${key}"]>(${JSON.stringify(given)});`,
  );
  const errors = compile([...head, ...calls].join("\n"));
  expect(errors.filter(({ line }) => line <= head.length)).toEqual([]);
  const refused = new Set(errors.map(({ line }) => line - head.length - 1));
  const differing = cases.filter(({ isValid }, index) => isValid === refused.has(index));
  expect(differing.map((each) => JSON.stringify(each))).toEqual([]);
});

test("what asks for a name that nobody declares is lost, and leaves types that compile", () => {
  const declared = { type: "object", properties: { a: { type: "string" } } };
  const schemas = {
    AnyOf: { ...declared, anyOf: [{ required: ["a"] }, { required: ["z"] }] },
    OneOf: { ...declared, oneOf: [{ required: ["a"] }, { required: ["z"] }] },
    Groups: { ...declared, anyOf: [{ required: ["a", "z"] }, { required: ["y"] }] },
    Dependency: { ...declared, dependentRequired: { a: ["z"] } },
  };
  expect(findLosses(documentOf(schemas)).length).toBeGreaterThanOrEqual(4);
  const types = renderSchemaTypes(resolveDirections(documentOf(schemas)));
  expect(compile(types)).toEqual([]);
});
