import type { Json } from "@provider-clients/openapi";
import { ref, type SchemaKind, text, two } from "./schema-kind.js";

/** Parsed from a string, because JavaScript rounds this number. */
const beyondSafe = Number("9007199254740993");

/** Schemas by the kind of constraint. */
export const valueKinds: readonly SchemaKind[] = [
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
];
