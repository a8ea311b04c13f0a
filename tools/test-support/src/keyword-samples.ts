import type { Json, JsonObject } from "@provider-clients/openapi";

/** A request schema with valid values and values that the keyword refuses, as TypeScript code. */
export interface KeywordSample {
  readonly keyword: string;
  /** Distinguishes several samples of one keyword. */
  readonly what?: string;
  readonly schema: JsonObject;
  readonly right: readonly Json[];
  readonly wrong: readonly Json[];
  /** Further components that the schema refers to. */
  readonly components?: Readonly<Record<string, JsonObject>>;
  /** OpenAPI 3.0 only. */
  readonly isOld?: true;
  /** Used in a response instead of a request. */
  readonly direction?: "response";
  /** The types' verdict on the wrong values, if it differs from the keyword's own row. */
  readonly types?: "refuse" | "admit";
}

const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: "object",
  properties,
  ...rest,
});
const text = { type: "string" };
const two = { a: text, b: { type: "number" } };

/** At least one sample for each keyword that is typed or validated. */
export const KEYWORD_SAMPLES: readonly KeywordSample[] = [
  { keyword: "type", schema: text, right: ["x"], wrong: [1, null, {}] },
  {
    keyword: "type",
    what: "with null",
    schema: { type: ["object", "null"], properties: two },
    right: [null, { a: "x" }],
    wrong: [1, { a: null }],
  },
  { keyword: "type", what: "of an object, for 42", schema: object(two), right: [{}], wrong: [42] },
  { keyword: "type", what: "integer", schema: { type: "integer" }, right: [1], wrong: ["1"] },
  { keyword: "const", schema: { const: "x" }, right: ["x"], wrong: ["y"] },
  { keyword: "const", what: "null", schema: { const: null }, right: [null], wrong: [0] },
  { keyword: "enum", schema: { type: "string", enum: ["a", "b"] }, right: ["a"], wrong: ["c"] },
  {
    keyword: "enum",
    what: "of numbers and null",
    schema: { type: ["integer", "null"], enum: [-99, 1, null] },
    right: [-99, null],
    wrong: [2],
  },
  {
    keyword: "enum",
    what: "whose type does not admit null",
    schema: { type: "string", enum: ["a", "b", null] },
    right: ["a"],
    wrong: [null],
  },
  {
    keyword: "enum",
    what: "whose type admits a null that it does not list",
    schema: { type: ["string", "null"], enum: ["a", "b"] },
    right: ["a"],
    wrong: [null],
  },
  {
    keyword: "enum",
    what: "in answers",
    schema: { type: "string", enum: ["a", "b"] },
    direction: "response",
    right: ["a", "later"],
    wrong: [1],
  },
  { keyword: "properties", schema: object(two), right: [{ a: "x", b: 1 }, {}], wrong: [{ a: 1 }] },
  {
    keyword: "required",
    schema: object(two, { required: ["a"] }),
    right: [{ a: "x" }],
    wrong: [{}, { b: 1 }],
  },
  {
    keyword: "required",
    what: "of a property that a part of a part declares",
    schema: { type: "object", allOf: [{ $ref: "#/components/schemas/Outer" }], required: ["a"] },
    components: { Outer: { allOf: [{ $ref: "#/components/schemas/Inner" }] }, Inner: object(two) },
    right: [{ a: "x" }],
    wrong: [{ b: 1 }],
  },
  {
    keyword: "required",
    what: "in a part, of a property that its neighbour declares",
    schema: { allOf: [object(two), { required: ["a"] }] },
    right: [{ a: "x" }],
    wrong: [{ b: 1 }],
  },
  {
    keyword: "required",
    what: "in members of a choice, of a property that is declared around it",
    schema: object(
      { id: text, kind: text },
      {
        oneOf: [
          object({ sync: { const: true } }, { required: ["sync"] }),
          object({ sync: { const: false } }, { required: ["sync", "id"] }),
        ],
      },
    ),
    right: [{ sync: true }, { sync: false, id: "1" }],
    wrong: [{ sync: false }, {}],
  },
  {
    keyword: "additionalProperties",
    what: "false",
    schema: object(two, { additionalProperties: false }),
    right: [{ a: "x" }],
    wrong: [{ c: 1 }],
  },
  {
    keyword: "additionalProperties",
    what: "false without properties",
    schema: { type: "object", additionalProperties: false },
    right: [{}],
    wrong: [{ c: 1 }],
  },
  {
    keyword: "additionalProperties",
    what: "a schema",
    schema: { type: "object", additionalProperties: text },
    right: [{ x: "y" }],
    wrong: [{ x: 1 }],
  },
  {
    keyword: "unevaluatedProperties",
    schema: { type: "object", allOf: [object(two)], unevaluatedProperties: false },
    right: [{ a: "x" }],
    wrong: [{ c: 1 }],
  },
  {
    keyword: "minProperties",
    schema: object(two, { minProperties: 1 }),
    right: [{ a: "x" }, { a: "x", b: 1 }],
    wrong: [{}, 42],
  },
  {
    keyword: "minProperties",
    what: "over parts",
    schema: { type: "object", minProperties: 1, allOf: [object({ a: text }), object({ b: text })] },
    right: [{ a: "x" }, { b: "x" }],
    wrong: [{}],
  },
  {
    keyword: "minProperties",
    what: "and null",
    schema: { type: ["object", "null"], properties: two, minProperties: 1 },
    right: [null, { a: "x" }],
    wrong: [{}],
  },
  {
    keyword: "minProperties",
    what: "of a map",
    schema: { type: "object", minProperties: 1, additionalProperties: text },
    right: [{ x: "y" }],
    wrong: [{}],
    types: "admit",
  },
  {
    keyword: "dependentRequired",
    schema: object(two, { dependentRequired: { a: ["b"] } }),
    right: [{}, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    keyword: "dependentSchemas",
    schema: object(two, { dependentSchemas: { a: { required: ["b"] } } }),
    right: [{}, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    keyword: "allOf",
    schema: { allOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })] },
    right: [{ a: "x", b: "y" }],
    wrong: [{ a: "x" }, { b: "y" }],
  },
  { keyword: "anyOf", schema: { anyOf: [text, { type: "number" }] }, right: ["x", 1], wrong: [true] },
  {
    keyword: "anyOf",
    what: "in a part, of properties of another",
    schema: { allOf: [object(two), { anyOf: [{ required: ["a"] }, { required: ["b"] }] }] },
    right: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{}, { a: 1 }],
  },
  {
    keyword: "anyOf",
    what: "of required",
    schema: object(two, { anyOf: [{ required: ["a"] }, { required: ["b"] }] }),
    right: [{ a: "x" }, { b: 1 }, { a: "x", b: 1 }],
    wrong: [{}],
  },
  {
    keyword: "anyOf",
    what: "of several required together",
    schema: object({ a: text, b: text, c: text }, { anyOf: [{ required: ["a", "b"] }, { required: ["c"] }] }),
    right: [{ a: "x", b: "x" }, { c: "x" }],
    wrong: [{}, { a: "x" }, { b: "x" }],
  },
  {
    keyword: "anyOf",
    what: "beside properties",
    schema: object(
      { id: text },
      {
        required: ["id"],
        anyOf: [object({ a: text }, { required: ["a"] }), object({ b: text }, { required: ["b"] })],
      },
    ),
    right: [
      { id: "1", a: "x" },
      { id: "1", b: "x" },
    ],
    wrong: [{ id: "1" }, { a: "x" }],
  },
  {
    keyword: "oneOf",
    what: "of required",
    schema: object(two, { oneOf: [{ required: ["a"] }, { required: ["b"] }] }),
    right: [{ a: "x" }, { b: 1 }],
    wrong: [{}, { a: "x", b: 1 }],
  },
  {
    keyword: "oneOf",
    what: "of several required together",
    schema: object({ a: text, b: text, c: text }, { oneOf: [{ required: ["a", "b"] }, { required: ["c"] }] }),
    right: [{ a: "x", b: "x" }, { c: "x" }, { c: "x", a: "x" }],
    wrong: [{}, { a: "x" }, { a: "x", b: "x", c: "x" }],
  },
  {
    keyword: "oneOf",
    what: "told apart by a constant",
    schema: {
      oneOf: [
        object({ sync: { const: false }, name: text }, { required: ["name"] }),
        object({ sync: { const: true }, name: text }, { required: ["sync"] }),
      ],
    },
    right: [{ name: "x" }, { name: "x", sync: false }, { sync: true }, { sync: true, name: "x" }],
    wrong: [{}, { sync: false }],
  },
  { keyword: "oneOf", schema: { oneOf: [text, { type: "null" }] }, right: ["x", null], wrong: [1] },
  { keyword: "items", schema: { type: "array", items: text }, right: [[], ["x"]], wrong: [[1], "x"] },
  {
    keyword: "prefixItems",
    schema: { type: "array", prefixItems: [text, { type: "number" }], minItems: 2, items: false },
    right: [["x", 1]],
    wrong: [["x"], [1, "x"], ["x", 1, 2]],
  },
  {
    keyword: "prefixItems",
    what: "some optional",
    schema: {
      type: "array",
      prefixItems: [text, { type: "number" }],
      minItems: 1,
      items: { type: "boolean" },
    },
    right: [["x"], ["x", 1, true]],
    wrong: [[], ["x", 1, 2]],
  },
  {
    keyword: "nullable",
    schema: { type: "string", nullable: true },
    isOld: true,
    right: ["x", null],
    wrong: [1],
  },
  {
    keyword: "nullable",
    what: "beside a part and no type",
    schema: { nullable: true, allOf: [{ $ref: "#/components/schemas/Part" }] },
    components: { Part: object({ a: text }, { required: ["a"] }) },
    right: [null, { a: "x" }],
    wrong: [1, {}],
    isOld: true,
  },
  {
    keyword: "nullable",
    what: "beside a choice and no type",
    schema: { nullable: true, anyOf: [text, { type: "number" }] },
    right: [null, "x", 1],
    wrong: [true],
    isOld: true,
  },
  {
    keyword: "nullable",
    what: "beside properties",
    schema: object(two, { nullable: true, minProperties: 1 }),
    isOld: true,
    right: [null, { a: "x" }],
    wrong: [{}],
  },
  {
    keyword: "$ref",
    schema: { $ref: "#/components/schemas/Thing" },
    components: { Thing: object(two, { required: ["a"] }) },
    right: [{ a: "x" }],
    wrong: [{}],
  },
  {
    keyword: "$ref",
    what: "with keywords beside it",
    schema: { $ref: "#/components/schemas/Thing", required: ["b"] },
    components: { Thing: object(two) },
    right: [{ b: 1 }],
    wrong: [{ a: "x" }],
  },
  {
    keyword: "discriminator",
    schema: {
      oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Bank" }],
      discriminator: {
        propertyName: "kind",
        mapping: { card: "#/components/schemas/Card", bank: "#/components/schemas/Bank" },
      },
    },
    components: {
      Card: object({ kind: text, number: text }, { required: ["kind", "number"] }),
      Bank: object({ kind: text, iban: text }, { required: ["kind", "iban"] }),
    },
    right: [
      { kind: "card", number: "1" },
      { kind: "bank", iban: "1" },
    ],
    wrong: [{ kind: "card" }, { number: "1" }],
  },
  {
    keyword: "discriminator",
    what: "of a parent",
    schema: {
      allOf: [{ $ref: "#/components/schemas/Base" }, object({ name: text }, { required: ["name", "kind"] })],
    },
    components: { Base: object({ kind: text }, { discriminator: { propertyName: "kind" } }) },
    right: [{ kind: "x", name: "y" }],
    wrong: [{ name: "y" }, { kind: "x" }],
  },
  {
    keyword: "readOnly",
    schema: object({ id: { type: "string", readOnly: true }, a: text }, { required: ["id"] }),
    right: [{ a: "x" }],
    wrong: [{ a: 1 }],
  },
  {
    keyword: "writeOnly",
    schema: object({ secret: { type: "string", writeOnly: true }, a: text }, { required: ["secret"] }),
    direction: "response",
    right: [{ a: "x" }],
    wrong: [{ a: 1 }],
  },

  { keyword: "pattern", schema: { type: "string", pattern: "^[0-9]{3}$" }, right: ["123"], wrong: ["12"] },
  {
    keyword: "pattern",
    what: "with a template",
    schema: {
      type: "string",
      pattern: "^(?<order>asc|desc)\\((?<field>[^()]+)\\)$",
      "x-template": "{order}({field})",
    },
    right: ["asc(x)"],
    wrong: ["up(x)", "asc x", 1],
    types: "refuse",
  },
  {
    keyword: "format",
    schema: { type: "string", format: "date" },
    right: ["1990-01-01"],
    wrong: ["1990-13-01"],
  },
  { keyword: "minLength", schema: { type: "string", minLength: 2 }, right: ["xy"], wrong: ["x"] },
  { keyword: "maxLength", schema: { type: "string", maxLength: 2 }, right: ["🙂🙂"], wrong: ["xyz"] },
  { keyword: "minimum", schema: { type: "number", minimum: 1 }, right: [1], wrong: [0] },
  { keyword: "maximum", schema: { type: "number", maximum: 1 }, right: [1], wrong: [2] },
  { keyword: "exclusiveMinimum", schema: { type: "number", exclusiveMinimum: 1 }, right: [2], wrong: [1] },
  { keyword: "exclusiveMaximum", schema: { type: "number", exclusiveMaximum: 1 }, right: [0], wrong: [1] },
  { keyword: "multipleOf", schema: { type: "number", multipleOf: 2 }, right: [4], wrong: [3] },
  { keyword: "minItems", schema: { type: "array", items: text, minItems: 1 }, right: [["x"]], wrong: [[]] },
  {
    keyword: "maxItems",
    schema: { type: "array", items: text, maxItems: 1 },
    right: [["x"]],
    wrong: [["x", "y"]],
  },
  {
    keyword: "uniqueItems",
    schema: { type: "array", items: text, uniqueItems: true },
    right: [["x", "y"]],
    wrong: [["x", "x"]],
  },
  {
    keyword: "maxProperties",
    schema: { type: "object", additionalProperties: text, maxProperties: 1 },
    right: [{ a: "x" }],
    wrong: [{ a: "x", b: "y" }],
  },
  {
    keyword: "propertyNames",
    schema: { type: "object", additionalProperties: text, propertyNames: { pattern: "^a" } },
    right: [{ ab: "x" }],
    wrong: [{ b: "x" }],
  },
  {
    keyword: "propertyNames",
    what: "with a template",
    schema: {
      type: "object",
      additionalProperties: text,
      propertyNames: {
        pattern: "^(?<field>[^()]+)\\((?<operator>eq|gt)\\)$",
        "x-template": "{field}({operator})",
      },
    },
    right: [{}, { "balance(gt)": "1" }],
    wrong: [{ parameters: "x" }, { "balance(about)": "1" }, { "balance(gt)": 1 }],
    types: "refuse",
  },
  {
    keyword: "contains",
    schema: { type: "array", items: text, contains: { const: "x" } },
    right: [["x"]],
    wrong: [["y"]],
  },
  {
    keyword: "minContains",
    schema: { type: "array", items: text, contains: { const: "x" }, minContains: 2 },
    right: [["x", "x"]],
    wrong: [["x"]],
  },
  {
    keyword: "maxContains",
    schema: { type: "array", items: text, contains: { const: "x" }, maxContains: 1 },
    right: [["x"]],
    wrong: [["x", "x"]],
  },
];
