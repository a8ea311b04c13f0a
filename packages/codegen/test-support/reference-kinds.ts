import { ref, type SchemaKind, text, two } from "./schema-kind.js";

const aliasNames = ["paths", "webhooks", "components", "operations", "$defs", "Record", "string", "class"];

/** Schemas with references, and schemas that only OpenAPI has. */
export const referenceKinds: readonly SchemaKind[] = [
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
