import type { Json, JsonObject } from "@provider-clients/openapi";
import { expect, test, vi } from "vitest";
import { refusedValues, sendingDocument } from "../../test-support/refused-values.js";
import { resolveDirections } from "../directions/directions.js";
import { printDocumentTypes } from "./document-types.js";
import { findLosses } from "./find-losses.js";

// The compiler takes seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A schema, values that its type has to admit, and values that it has to refuse. */
interface Kind {
  readonly what: string;
  readonly schema: Json;
  readonly right: readonly Json[];
  readonly wrong?: readonly Json[];
  readonly components?: JsonObject;
  /** OpenAPI 3.0. */
  readonly isOld?: true;
}

const text = { type: "string" };
const two = { type: "object", properties: { a: text, b: { type: "number" } } };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
/** Read from JSON: a number that JavaScript rounds. */
const beyondSafe = Number("9007199254740993");
const aliasNames = ["paths", "webhooks", "components", "operations", "$defs", "Record", "string", "class"];

const kinds: readonly Kind[] = [
  { what: "true", schema: true, right: [null, 1, "x", [], {}] },
  { what: "false", schema: false, right: [], wrong: [null, 1, {}] },
  { what: "true in allOf", schema: { allOf: [true, text] }, right: ["x"], wrong: [1] },
  { what: "false in allOf", schema: { allOf: [false, text] }, right: [], wrong: ["x"] },
  { what: "false in anyOf", schema: { anyOf: [false, text] }, right: ["x"], wrong: [1] },
  { what: "true in oneOf", schema: { oneOf: [true, text] }, right: [1, {}] },
  {
    what: "a property that is never there",
    schema: { type: "object", properties: { a: false, b: text } },
    right: [{}, { b: "x" }],
    wrong: [{ a: 1 }],
  },
  {
    what: "$defs, which are no property",
    schema: { type: "object", properties: { home: ref("Own/$defs/Place") }, required: ["home"] },
    components: { Own: { $defs: { Place: two } } },
    right: [{ home: { a: "x" } }],
    wrong: [{ home: {} as Json, $defs: {} }, { home: { a: 1 } }],
  },
  {
    what: "patternProperties of a beginning",
    schema: { type: "object", patternProperties: { "^x-": text }, additionalProperties: false },
    right: [{}, { "x-a": "y" }],
    wrong: [{ "x-a": 1 }, { y: "y" }],
  },
  {
    what: "patternProperties of any shape, closed",
    schema: { type: "object", patternProperties: { "[0-9]+": text }, additionalProperties: false },
    right: [{}, { a1: "y" }],
    wrong: [{ a1: 1 }],
  },
  {
    what: "patternProperties of any shape, open",
    schema: { type: "object", patternProperties: { "[0-9]+": text } },
    right: [{}, { a1: "y" }, { a: 1 }],
  },
  {
    what: "further properties beside named ones",
    schema: { ...two, additionalProperties: { type: "boolean" } },
    right: [{ a: "x", b: 1, c: true }],
    wrong: [{ c: null }],
  },
  {
    what: "a name that the pattern of the object has as well",
    schema: { type: "object", properties: { "x-a": { type: "number" } }, patternProperties: { "^x-": true } },
    right: [{ "x-a": 1, "x-b": "y" }],
    wrong: [{ "x-a": "y" }],
  },
  {
    what: "names that every object has",
    schema: {
      type: "object",
      properties: { toString: text, constructor: { type: "number" }, hasOwnProperty: { type: "boolean" } },
    },
    right: [{}, { toString: "x" }, { constructor: 1 }],
    wrong: [{ toString: 1 }],
  },
  {
    what: "required names that every object has",
    schema: { type: "object", required: ["toString", "__proto__"] },
    right: [JSON.parse('{ "toString": 1, "__proto__": 2 }') as Json],
  },
  {
    what: "required names that nothing declares",
    schema: { ...two, required: ["a", "old_total"] },
    right: [
      { a: "x", old_total: 1 },
      { a: "x", old_total: null },
    ],
    wrong: [{ a: "x" }],
  },
  {
    what: "required, declared behind a reference",
    schema: { allOf: [ref("Declaring"), { required: ["a"] }] },
    components: { Declaring: two },
    right: [{ a: "x" }],
    wrong: [{ b: 1 }, { a: 1 }],
  },
  {
    what: "required alone, which says nothing of a text",
    schema: { required: ["a"] },
    right: ["x", 1, { a: 1 }],
  },
  {
    what: "items alone, which says nothing of a text",
    schema: { items: text },
    right: ["x", ["x"], {}],
    wrong: [[1]],
  },
  {
    what: "a list of types",
    schema: { type: ["string", "object", "null"], properties: { a: text } },
    right: ["x", null, { a: "x" }],
    wrong: [1, { a: 1 }],
  },
  {
    what: "const beyond safe integers",
    schema: { const: beyondSafe },
    right: [beyondSafe, 1],
  },
  {
    what: "const of an object",
    schema: { const: { a: [1, null] } },
    right: [{ a: [1, null] }],
    wrong: [{ a: [1] }],
  },
  { what: "const of an empty object", schema: { const: {} }, right: [{}], wrong: [1] },
  {
    what: "an enum of everything",
    schema: { enum: [1, "a", null, true, [1], { a: 1 }] },
    right: [1, "a", null, true, [1], { a: 1 }],
    wrong: [2, "b", false, [2], { a: 2 }],
  },
  {
    what: "an enum of 300 values",
    schema: { enum: Array.from({ length: 300 }, (_each, index) => `C${index}`) },
    right: ["C0", "C299"],
    wrong: ["C300"],
  },
  {
    what: "an enum that the type narrows",
    schema: { type: "string", enum: ["a", 1, null] },
    right: ["a"],
    wrong: [1, null],
  },
  {
    what: "an enum beside a choice",
    schema: { enum: ["a", "b", 1], anyOf: [{ const: "a" }, { type: "number" }] },
    right: ["a", 1],
    wrong: ["b"],
  },
  {
    what: "a tuple without minItems",
    schema: { type: "array", prefixItems: [text, { type: "number" }] },
    right: [[], ["x"], ["x", 1, null]],
    wrong: [[1], ["x", "y"]],
  },
  {
    what: "a full tuple",
    schema: { type: "array", prefixItems: [text, { type: "number" }], minItems: 1, items: false },
    right: [["x"], ["x", 1]],
    wrong: [[], ["x", 1, 2]],
  },
  {
    what: "a tuple that maxItems cuts short",
    schema: { type: "array", prefixItems: [text, text, text], maxItems: 2 },
    right: [["x", "y"]],
    wrong: [["x", "y", "z"]],
  },
  { what: "items: false", schema: { type: "array", items: false }, right: [[]], wrong: [[1]] },
  {
    what: "contains, which is left to validation",
    schema: { type: "array", contains: { const: 1 } },
    right: [[1, "x"]],
    wrong: [{}],
  },
  {
    what: "unevaluatedItems: false",
    schema: { type: "array", prefixItems: [text], unevaluatedItems: false },
    right: [["x"]],
    wrong: [["x", 1]],
  },
  {
    what: "unevaluatedProperties beside a part",
    schema: { allOf: [two], unevaluatedProperties: { type: "boolean" } },
    right: [{ a: "x", c: true }],
    wrong: [{ a: 1 }],
  },
  {
    what: "if, then, else",
    schema: {
      type: "object",
      properties: { kind: text, card: text, iban: text },
      required: ["kind"],
      if: { properties: { kind: { const: "card" } } },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { required: ["card"] },
      else: { required: ["iban"] },
    },
    right: [
      { kind: "card", card: "1" },
      { kind: "bank", iban: "1" },
    ],
    wrong: [{ kind: "bank" }],
  },
  {
    what: "not: a type",
    schema: { not: { type: ["string", "null"] } },
    right: [1, {}, []],
    wrong: ["x", null],
  },
  { what: "not: anything", schema: { not: {} }, right: [], wrong: [1] },
  {
    what: "not: something else",
    schema: { type: "string", not: { pattern: "x" } },
    right: ["y"],
    wrong: [1],
  },
  {
    what: "not: integers, which are numbers",
    schema: { not: { type: "integer" } },
    right: [1.5, "x"],
  },
  {
    what: "not: a property that is there",
    schema: { ...two, not: { required: ["a"] } },
    right: [{ b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    what: "dependentRequired",
    schema: { ...two, dependentRequired: { a: ["b"] } },
    right: [{}, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    what: "dependentSchemas",
    schema: { ...two, dependentSchemas: { a: { required: ["b"] } } },
    right: [{}, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    what: "propertyNames, which is left to validation",
    schema: { type: "object", propertyNames: { pattern: "^a" } },
    right: [{ ab: 1 }],
    wrong: [1],
  },
  {
    what: "a discriminator without a mapping, whose members state their tags",
    schema: { oneOf: [ref("Plain"), ref("Quoted")], discriminator: { propertyName: "kind" } },
    components: {
      Plain: { type: "object", required: ["kind"], properties: { kind: { enum: ["plain"] }, body: text } },
      Quoted: { type: "object", required: ["kind"], properties: { kind: { const: "quoted" }, source: text } },
    },
    right: [
      { kind: "plain", body: "x" },
      { kind: "quoted", source: "x" },
    ],
    wrong: [{ kind: "Plain", body: "x" }],
  },
  {
    what: "a discriminator without a mapping, whose members state nothing",
    schema: { oneOf: [ref("Untagged")], discriminator: { propertyName: "kind" } },
    components: { Untagged: { type: "object", properties: { kind: text } } },
    right: [{ kind: "anything" }],
  },
  {
    what: "a discriminator with a mapping",
    schema: {
      oneOf: [ref("Card"), ref("Bank")],
      discriminator: {
        propertyName: "kind",
        mapping: {
          card: "#/components/schemas/Card",
          credit: "#/components/schemas/Card",
          bank: "#/components/schemas/Bank",
        },
      },
    },
    components: {
      Card: { type: "object", required: ["kind"], properties: { kind: text, number: text } },
      Bank: { type: "object", required: ["kind"], properties: { kind: text, iban: text } },
    },
    right: [
      { kind: "credit", number: "1" },
      { kind: "bank", iban: "1" },
    ],
    wrong: [{ kind: "cash" }, { kind: "bank", number: "1" }],
  },
  {
    what: "the child of a base with a discriminator",
    schema: ref("Cat"),
    components: {
      Pet: {
        type: "object",
        required: ["kind"],
        properties: { kind: { enum: ["cat", "dog"] } },
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
      },
      Cat: { allOf: [ref("Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
    },
    right: [{ kind: "cat", lives: 9 }],
    wrong: [{ kind: "dog" }],
  },
  {
    what: "any JSON value, by itself",
    schema: {
      anyOf: [
        { type: ["string", "number", "boolean", "null"] },
        { type: "array", items: ref("S") },
        { type: "object", additionalProperties: ref("S") },
      ],
    },
    right: ["x", [1, [null]], { a: { b: [true] } }],
  },
  {
    what: "recursion through a list",
    schema: { type: "array", items: ref("S") },
    right: [[], [[], [[]]]],
    wrong: [["x"]],
  },
  {
    what: "recursion through a property of at least one",
    schema: { type: "object", minProperties: 1, properties: { next: ref("S"), v: text } },
    right: [{ v: "x" }, { next: { v: "x" } }],
    wrong: [{}, { next: {} }],
  },
  {
    what: "two that hold each other by lists",
    schema: ref("Left"),
    components: {
      Left: { type: ["array", "string"], items: ref("Right") },
      Right: { type: ["array", "number"], items: ref("Left") },
    },
    right: ["x", [1, ["x", [1]]]],
    wrong: [["x"]],
  },
  {
    what: "a pointer with escapes",
    schema: ref("Odd/properties/a~1b~0c/items"),
    components: { Odd: { type: "object", properties: { "a/b~c": { type: "array", items: text } } } },
    right: ["x"],
    wrong: [1],
  },
  {
    what: "a pointer with percent signs",
    schema: ref("Odd%2DName/properties/a%20b"),
    components: { "Odd-Name": { type: "object", properties: { "a b": text } } },
    right: ["x"],
    wrong: [1],
  },
  {
    what: "components with names that TypeScript keeps for itself",
    schema: { type: "object", properties: Object.fromEntries(aliasNames.map((name) => [name, ref(name)])) },
    components: Object.fromEntries(aliasNames.map((name) => [name, { type: "array", items: ref(name) }])),
    right: [{ paths: [], class: [[]] }],
    wrong: [{ paths: "x" }],
  },
  {
    what: "names beyond ASCII",
    schema: { type: "object", properties: { 日本: text, "créer été": text }, required: ["日本"] },
    right: [{ 日本: "x", "créer été": "y" }],
    wrong: [{}],
  },
  {
    what: "many choices at once, which no compiler multiplies out",
    schema: {
      allOf: Array.from({ length: 6 }, (_part, part) => ({
        anyOf: Array.from({ length: 10 }, (_each, index) => ({
          type: "object",
          properties: { [`p${part}`]: { const: index } },
          required: [`p${part}`],
        })),
      })),
    },
    right: [{ p0: 1, p1: 2, p2: 3, p3: 4, p4: 5, p5: 6 }],
  },
  {
    what: "nullable in 3.0 beside a reference",
    schema: { ...ref("Old"), nullable: true },
    components: { Old: two },
    isOld: true,
    right: [null, { a: "x" }],
    wrong: [1],
  },
  {
    what: "nullable in 3.0 beside a part",
    schema: { allOf: [ref("Part")], nullable: true },
    components: { Part: two },
    isOld: true,
    right: [null, { a: "x" }],
    wrong: [1],
  },
  {
    what: "nullable in 3.0 without a type",
    schema: { nullable: true },
    isOld: true,
    right: [null, 1, "x", {}],
  },
  { what: "nullable in 3.1", schema: { type: "string", nullable: true }, right: ["x"], wrong: [null] },
  { what: "a reference to nowhere", schema: ref("Nowhere"), right: [1, null] },
];

test.each([false, true])("every kind of schema has a type that admits what it should (3.0: %s)", (isOld) => {
  const chosen = kinds.filter((kind) => (kind.isOld === true) === isOld);
  const renamed = chosen.map((kind, index) => {
    const rename = (schema: Json): Json =>
      JSON.parse(
        JSON.stringify(schema)
          .replaceAll("#/components/schemas/", `#/components/schemas/S${index}`)
          .replaceAll(`schemas/S${index}S"`, `schemas/S${index}"`),
      ) as Json;
    return {
      ...kind,
      name: `S${index}`,
      schema: rename(kind.schema),
      components: rename(kind.components ?? {}) as JsonObject,
    };
  });
  const schemas: JsonObject = Object.fromEntries(
    renamed.flatMap(({ name, schema, components }) => [
      [name, schema] as const,
      ...Object.entries(components).map(([key, each]) => [`${name}${key}`, each] as const),
    ]),
  );
  const tried = renamed.flatMap(({ name, what, right, wrong = [] }) => [
    ...right.map((value) => ({
      component: name,
      value,
      verdict: `admits ${JSON.stringify(value)}: ${what}`,
      isWrong: false,
    })),
    ...wrong.map((value) => ({
      component: name,
      value,
      verdict: `refuses ${JSON.stringify(value)}: ${what}`,
      isWrong: true,
    })),
  ]);
  const refused = refusedValues(schemas, tried, isOld ? "3.0.3" : "3.1.0");
  const failing = tried.filter((each) => each.isWrong !== refused.includes(each));
  expect(failing.map(({ verdict }) => verdict)).toEqual([]);
});

test("a schema that is made of nothing but itself is told by place", () => {
  const schemas = {
    Loop: { allOf: [ref("Loop"), two] },
    Ping: ref("Pong"),
    Pong: { anyOf: [ref("Ping"), text] },
  };
  const { endless } = printDocumentTypes(resolveDirections(sendingDocument(schemas)));
  expect(endless.map(({ pointer }) => pointer)).toEqual([
    "#/components/schemas/Loop/allOf/0",
    "#/components/schemas/Pong/anyOf/0",
  ]);
});

test("a helper type that nothing uses is not written", () => {
  const anyOf = [{ required: ["a"] }, { required: ["a", "b"] }];
  const { text: types } = printDocumentTypes(resolveDirections(sendingDocument({ S: { ...two, anyOf } })));
  expect(types).not.toContain("AtLeastOne");
});

test("a loss is told at the place in the document as it is written", () => {
  const schemas = {
    Person: {
      type: "object",
      properties: { home: ref("Person/$defs/Place") },
      $defs: { Place: { type: "string", not: { pattern: "x" } } },
    },
  };
  expect(findLosses(sendingDocument(schemas)).map(({ pointer, keyword }) => `${pointer} ${keyword}`)).toEqual(
    ["#/components/schemas/Person/$defs/Place not"],
  );
});
