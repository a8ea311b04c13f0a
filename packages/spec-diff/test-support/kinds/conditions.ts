import { book, type Kind, read, sent } from "./kind.js";

const two = (more = "") => book("a: { type: string }, b: { type: string }", more);
const dependent = ", dependentSchemas: { a: { required: [b] } }";
const duty = ", dependentRequired: { a: [b] }";

/** What holds for an object or a list under a condition. */
export const conditionsKinds: readonly Kind[] = [
  ["a duty written as a schema", ...sent(two(duty), two(dependent)), "none"],
  ["a schema of a duty written as one", ...read(two(dependent), two(duty)), "none"],
  [
    "a schema that asks for what is required anyway",
    ...sent(two(", required: [b]"), two(`, required: [b]${dependent}`)),
    "none",
  ],
  [
    "a schema that asks for a field beside another, sent",
    ...sent(two(), two(dependent)),
    "breaking",
    /Send `b` wherever you send `a`/,
  ],
  [
    "a schema that asked for a field, read",
    ...read(two(dependent), two()),
    "breaking",
    /with `a` and without `b`/,
  ],
  [
    "a schema that limits a field beside another",
    ...sent(two(), two(", dependentSchemas: { a: { properties: { b: { maxLength: 3 } } } }")),
    "breaking",
    /`maxLength` of addBook request\.b was set to `3`/,
  ],
  [
    "a condition that came",
    ...sent("{ type: string }", "{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }"),
    "breaking",
    /`if: .*` with `then: .*` admits/,
  ],
  [
    "a condition that went",
    ...sent("{ type: string, if: { minLength: 3 }, then: { pattern: '^a' } }", "{ type: string }"),
    "additive",
  ],
  [
    "a condition without consequences",
    ...sent("{ type: string, if: { const: a }, then: true }", "{ type: string }"),
    "none",
  ],
  [
    "the second of two conditions",
    ...sent(
      "{ allOf: [{ if: { const: a }, then: { minLength: 1 } }, { if: { const: b }, then: { minLength: 1 } }] }",
      "{ allOf: [{ if: { const: a }, then: { minLength: 1 } }, { if: { const: b }, then: { minLength: 2 } }] }",
    ),
    "breaking",
    /cannot be decided/,
  ],
  [
    "fewer matches where there is a greatest number of them",
    ...sent(
      "{ type: array, contains: { type: string }, minContains: 0, maxContains: 2 }",
      "{ type: array, contains: { const: a }, minContains: 0, maxContains: 2 }",
    ),
    "additive",
  ],
  [
    "more matches where there is a greatest number of them",
    ...sent(
      "{ type: array, contains: { const: a }, minContains: 0, maxContains: 2 }",
      "{ type: array, contains: { type: string }, minContains: 0, maxContains: 2 }",
    ),
    "breaking",
    /`contains` of addBook request changed/,
  ],
  [
    "further items refused",
    ...sent(
      "{ type: array, prefixItems: [{ type: string }] }",
      "{ type: array, prefixItems: [{ type: string }], items: false }",
    ),
    "breaking",
    /Send described items only/,
  ],
  [
    "further items refused by a greatest length",
    ...read(
      "{ type: array, prefixItems: [{ type: string }], items: false }",
      "{ type: array, prefixItems: [{ type: string }], maxItems: 1 }",
    ),
    "none",
  ],
  [
    "further items that come",
    ...read(
      "{ type: array, prefixItems: [{ type: string }], items: false }",
      "{ type: array, prefixItems: [{ type: string }] }",
    ),
    "breaking",
    /Handle further items/,
  ],
  [
    "further items refused in other words",
    ...sent(
      "{ type: array, prefixItems: [{ type: string }], items: false }",
      "{ type: array, prefixItems: [{ type: string }], unevaluatedItems: false }",
    ),
    "none",
  ],
  [
    "names of a pattern in a closed object",
    ...sent(
      "{ type: object, additionalProperties: false }",
      "{ type: object, patternProperties: { '^x-': { type: string } }, additionalProperties: false }",
    ),
    "additive",
    /is admitted now/,
  ],
  [
    "names of a pattern that a closed object refuses",
    ...sent(
      "{ type: object, patternProperties: { '^x-': { type: string } }, additionalProperties: false }",
      "{ type: object, additionalProperties: false }",
    ),
    "breaking",
    /Stop sending it/,
  ],
];
