import { scalarCases } from "./scalar-cases.js";
import type { SchemaCase } from "./schema-case.js";

const proto: unknown = JSON.parse('{"__proto__": 1}');

/** Small cases from the official JSON Schema Test Suite and from past mistakes, one per kind. */
export const schemaCases: readonly SchemaCase[] = [
  ...scalarCases,
  {
    what: "a closed object without properties",
    schema: { type: "object", additionalProperties: false },
    right: [{}],
    wrong: [{ a: 1 }],
  },
  {
    what: "properties as the names of Object.prototype",
    schema: {
      properties: {
        toString: { type: "number" },
        constructor: { type: "number" },
        __proto__: { type: "number" },
      },
    },
    right: [{}, { toString: 1 }, proto],
    wrong: [{ toString: "x" }, { constructor: "x" }],
  },
  {
    what: "required names of Object.prototype",
    schema: { required: ["toString", "constructor", "__proto__"] },
    right: ["x"],
    wrong: [{}, proto, { toString: 1 }],
  },
  {
    what: "a required name that nothing declares",
    schema: { type: "object", properties: { a: true }, required: ["b"] },
    right: [{ b: 1 }],
    wrong: [{ a: 1 }, { b: undefined }],
  },
  {
    what: "patterned names beside further ones",
    schema: {
      properties: { a: { type: "number" } },
      patternProperties: { "^x-": { type: "string" } },
      additionalProperties: false,
    },
    right: [{ a: 1, "x-b": "c" }],
    wrong: [{ "x-b": 1 }, { c: 1 }],
  },
  {
    what: "further names by schema",
    schema: { properties: { a: {} }, additionalProperties: { type: "boolean" } },
    right: [{ a: 1, b: true }],
    wrong: [{ b: 1 }],
  },
  {
    what: "names by schema",
    schema: { propertyNames: { maxLength: 3 } },
    right: [{ abc: 1 }, []],
    wrong: [{ abcd: 1 }],
  },
  {
    what: "numbers of properties",
    schema: { minProperties: 1, maxProperties: 2 },
    right: [{ a: 1 }, "x"],
    wrong: [{}, { a: 1, b: 2, c: 3 }, { a: undefined }],
  },
  {
    what: "names that need others",
    schema: { dependentRequired: { "a/b": ["c"] } },
    right: [{ c: 1 }, { "a/b": 1, c: 1 }],
    wrong: [{ "a/b": 1 }],
  },
  {
    what: "schemas for those with a name",
    schema: { dependentSchemas: { a: { required: ["b"] }, c: false } },
    right: [{}, { a: 1, b: 1 }],
    wrong: [{ a: 1 }, { c: 1 }],
  },
  {
    what: "boolean schemas anywhere",
    schema: { allOf: [true, { properties: { a: false } }], anyOf: [false, true], not: false, items: true },
    right: [{}, 1],
    wrong: [{ a: 1 }],
  },
  { what: "the schema false", schema: false, right: [], wrong: [1, null, {}] },
  {
    what: "either",
    schema: { anyOf: [{ type: "string", maxLength: 1 }, { type: "number" }] },
    right: ["x", 1],
    wrong: ["xy", null],
  },
  {
    what: "only one",
    schema: { oneOf: [{ minimum: 2 }, { type: "integer" }] },
    right: [1, 2.5],
    wrong: [3, 1.5],
  },
  {
    what: "a choice with null that refuses null itself",
    schema: { oneOf: [{ type: "object", required: ["a"] }, { type: "null" }] },
    right: [null, { a: 1 }],
    wrong: [{}, 1],
  },
  {
    what: "a choice with null where the other takes null too",
    schema: { oneOf: [{ maxLength: 1 }, { type: "null" }] },
    right: ["x", 1],
    wrong: [null, "xy"],
  },
  { what: "not", schema: { not: { type: "object", required: ["a"] } }, right: [{}, 1], wrong: [{ a: 1 }] },
  {
    what: "if, then and else",
    schema: {
      if: { properties: { a: { const: 1 } }, required: ["a"] },
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name.
      then: { required: ["b"] },
      else: { required: ["c"] },
    },
    right: [{ a: 1, b: 1 }, { c: 1 }],
    wrong: [{ a: 1 }, { a: 2 }, {}],
  },
  // biome-ignore lint/suspicious/noThenProperty: it is the keyword's name.
  { what: "then without if", schema: { then: { const: 0 } }, right: [1], wrong: [] },
  {
    what: "what no part of allOf describes",
    schema: {
      allOf: [{ properties: { a: {} } }, { $ref: "#/$defs/b" }],
      unevaluatedProperties: false,
      $defs: { b: { properties: { b: {} } } },
    },
    right: [{ a: 1, b: 2 }],
    wrong: [{ c: 1 }],
  },
  {
    what: "what the alternative that fits describes",
    schema: {
      anyOf: [
        { properties: { a: { const: 1 } }, required: ["a"] },
        { properties: { b: {} }, required: ["b"] },
      ],
      unevaluatedProperties: false,
    },
    right: [{ a: 1 }, { b: 1 }, { a: 1, b: 2 }],
    wrong: [{ a: 2, b: 1 }],
  },
  {
    what: "what if describes, without then",
    schema: { if: { patternProperties: { a: true } }, unevaluatedProperties: { type: "number" } },
    right: [{ a: "x", b: 1 }],
    wrong: [{ b: "x" }],
  },
  {
    what: "cousins do not see each other",
    schema: { allOf: [{ properties: { a: true } }, { unevaluatedProperties: false }] },
    right: [{}],
    wrong: [{ a: 1 }],
  },
  {
    what: "nested unevaluated properties count for the outer",
    schema: { allOf: [{ unevaluatedProperties: true }], unevaluatedProperties: false },
    right: [{ a: 1 }],
    wrong: [],
  },
  {
    what: "items that nothing describes",
    schema: { prefixItems: [{ type: "string" }], contains: { type: "number" }, unevaluatedItems: false },
    right: [
      ["x", 1, 2],
      ["x", 1],
    ],
    wrong: [["x", 1, "y"]],
  },
  {
    what: "unevaluated properties of a dependent schema",
    schema: {
      properties: { a: {} },
      dependentSchemas: { a: { properties: { b: {} } } },
      unevaluatedProperties: false,
    },
    right: [{ a: 1, b: 1 }],
    wrong: [{ b: 1 }],
  },
  {
    what: "a reference with keywords beside it",
    schema: { $ref: "#/$defs/text", maxLength: 2, $defs: { text: { type: "string" } } },
    right: ["ab"],
    wrong: ["abc", 1],
  },
  {
    what: "a reference by any pointer",
    schema: { properties: { "a/b~c%": { type: "number" }, d: { $ref: "#/properties/a~1b~0c%25" } } },
    right: [{ d: 1 }],
    wrong: [{ d: "x" }],
  },
  {
    what: "a reference to oneself",
    schema: { properties: { next: { $ref: "#" } }, additionalProperties: false },
    right: [{ next: { next: {} } }],
    wrong: [{ next: { other: 1 } }],
  },
  {
    what: "an anchor, and an identifier below which references begin anew",
    schema: {
      $id: "https://example.com/a",
      $defs: { b: { $id: "b", $defs: { c: { $anchor: "here", type: "number" } } } },
      $ref: "b#here",
    },
    right: [1],
    wrong: ["x"],
  },
  {
    what: "a list that is extended where it is used",
    schema: {
      $id: "https://example.com/strings",
      $ref: "list",
      $defs: {
        text: { $dynamicAnchor: "item", type: "string" },
        list: {
          $id: "list",
          type: "array",
          items: { $dynamicRef: "#item" },
          $defs: { any: { $dynamicAnchor: "item" } },
        },
      },
    },
    right: [["x"]],
    wrong: [[1]],
  },
  {
    what: "a definition that is called like a word of JavaScript",
    schema: {
      $ref: "#/$defs/class",
      $defs: { class: { properties: { default: { $ref: "#/$defs/class" } }, type: "object" } },
    },
    right: [{ default: {} }],
    wrong: [{ default: 1 }],
  },
];
