import type { SchemaCase } from "./schema-case.js";

/** Kinds of scalars and lists. */
export const scalarCases: readonly SchemaCase[] = [
  { what: "a list of types", schema: { type: ["string", "null"] }, right: ["x", null], wrong: [1, {}] },
  { what: "an integer with a fraction of zero", schema: { type: "integer" }, right: [1, 1.0], wrong: [1.5] },
  {
    what: "const by deep equality",
    schema: { const: { a: [1, { b: 2, c: 3 }] } },
    right: [{ a: [1.0, { c: 3, b: 2 }] }],
    wrong: [{ a: [1] }, { a: [1, { b: 2 }] }],
  },
  { what: "const false is not 0", schema: { const: false }, right: [false], wrong: [0, [], ""] },
  {
    what: "enum of mixed values",
    schema: { enum: [6, "x", [], { a: false }] },
    right: [6, [], { a: false }],
    wrong: [{ a: 0 }, "6"],
  },
  { what: "an empty enum", schema: { enum: [] }, right: [], wrong: [null, 1, "x"] },
  {
    what: "enum in place of type",
    schema: { type: "string", enum: ["a", "b"] },
    right: ["a"],
    wrong: [1, "c"],
  },
  {
    what: "lengths in code points",
    schema: { minLength: 2, maxLength: 2 },
    right: ["💩💩", "ab", 1],
    wrong: ["💩", "abc", "💩💩💩"],
  },
  {
    what: "a lone half of a character",
    schema: { maxLength: 1 },
    right: ["\ud800"],
    wrong: ["\ud800\ud800"],
  },
  { what: "a pattern anywhere in the text", schema: { pattern: "a+" }, right: ["xaay", 1], wrong: ["xyz"] },
  { what: "a pattern of code points", schema: { pattern: "^🐲*$" }, right: ["🐲🐲"], wrong: ["🐉"] },
  {
    what: "a pattern that is none with Unicode",
    schema: { pattern: "^\\d{3}\\-\\d$" },
    right: ["123-4"],
    wrong: ["1234"],
  },
  {
    what: "a pattern with a slash and a quote",
    schema: { pattern: '^/"\\n`\\$\\{$' },
    right: ['/"\n`${'],
    wrong: ["/"],
  },
  {
    what: "a pattern newer than TypeScript's target",
    schema: { pattern: "^(?<year>\\d{4})$" },
    right: ["2026"],
    wrong: ["26"],
  },
  {
    what: "limits that are excluded",
    schema: { exclusiveMinimum: 0, exclusiveMaximum: 3 },
    right: [1, 2.99, "x"],
    wrong: [0, 3, -1],
  },
  {
    what: "multiples of decimals",
    schema: { multipleOf: 0.01 },
    right: [19.99, 0, 4.35, 1e300],
    wrong: [19.999, 0.001],
  },
  {
    what: "multiples of very small and very large numbers",
    schema: { multipleOf: 1e-8 },
    right: [12391239123, 1e308],
    wrong: [1e-9],
  },
  {
    what: "equal items",
    schema: { uniqueItems: true },
    right: [[1, "1", true], [[1], [2]], []],
    wrong: [
      [1, 1.0],
      [
        { a: 1, b: 2 },
        { b: 2, a: 1 },
      ],
    ],
  },
  {
    what: "items after a prefix",
    schema: { prefixItems: [{ type: "string" }], items: { type: "number" } },
    right: [["x", 1], [], ["x"]],
    wrong: [["x", "y"], [1]],
  },
  {
    what: "nothing after a prefix",
    schema: { prefixItems: [true, true], items: false },
    right: [[1, 2], [1]],
    wrong: [[1, 2, 3]],
  },
  { what: "no items at all", schema: { items: false }, right: [[], {}], wrong: [[1]] },
  {
    what: "contained items, counted",
    schema: { contains: { const: 1 }, minContains: 2, maxContains: 3 },
    right: [
      [1, 1],
      [1, 2, 1, 1],
    ],
    wrong: [[1], [1, 1, 1, 1], []],
  },
  {
    what: "none need be contained",
    schema: { contains: { const: 1 }, minContains: 0 },
    right: [[], [2], 1],
    wrong: [],
  },
];
