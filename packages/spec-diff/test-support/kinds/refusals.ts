import { type Kind, read, sent } from "./kind.js";

/** `not` beside other limits. */
export const refusalsKinds: readonly Kind[] = [
  [
    "a `not` of a value that the list does not have",
    ...sent("{ enum: [a, b] }", "{ enum: [a, b], not: { const: c } }"),
    "none",
  ],
  [
    "a `not` of a value that the list has",
    ...sent("{ enum: [a, b] }", "{ enum: [a, b], not: { const: b } }"),
    "breaking",
    /`not` of addBook request was set/,
  ],
  [
    "a `not` that takes a value out of a list",
    ...read("{ enum: [a, b, c], not: { const: c } }", "{ enum: [a, b] }"),
    "none",
  ],
  [
    "a `not` of numbers below the minimum",
    ...sent("{ type: integer, minimum: 1 }", "{ type: integer, minimum: 1, not: { maximum: 0 } }"),
    "none",
  ],
  [
    "a `not` of numbers within the bounds",
    ...sent("{ type: number, minimum: 0 }", "{ type: number, minimum: 0, not: { maximum: 0 } }"),
    "breaking",
  ],
  [
    "a `not` of texts that the pattern does not match",
    ...sent(
      "{ type: string, pattern: '^[a-z]+$' }",
      "{ type: string, pattern: '^[a-z]+$', not: { pattern: '^[0-9]+$' } }",
    ),
    "none",
  ],
  [
    "a `not` of another type",
    ...sent("{ type: string }", "{ type: string, not: { type: integer } }"),
    "none",
  ],
  [
    "a `not` of null",
    ...sent("{ type: [string, 'null'] }", "{ type: [string, 'null'], not: { type: 'null' } }"),
    "breaking",
    /can no longer be null/,
  ],
  [
    "a `not` that went and refused nothing",
    ...read("{ enum: [a, b], not: { enum: [c] } }", "{ enum: [a, b] }"),
    "none",
  ],
  [
    "a second `not`",
    ...sent(
      "{ type: string, not: { const: x } }",
      "{ type: string, not: { const: x }, allOf: [{ not: { const: y } }] }",
    ),
    "breaking",
  ],
  [
    "a `not` of two fields at once",
    ...sent("{ type: object }", "{ type: object, not: { required: [a, b] } }"),
    "breaking",
  ],
];
