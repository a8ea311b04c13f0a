import { animals, book, type Kind, read, sent } from "./kind.js";

/** Objects, types and the ways to write them. */
export const objectsKinds: readonly Kind[] = [
  [
    "fields by pattern limited",
    ...sent("{ type: object }", "{ type: object, patternProperties: { '^x-': { type: string } } }"),
    "breaking",
  ],
  [
    "names of fields limited",
    ...sent(
      "{ type: object, propertyNames: { maxLength: 9 } }",
      "{ type: object, propertyNames: { maxLength: 5 } }",
    ),
    "breaking",
  ],
  [
    "further fields typed",
    ...sent(
      "{ type: object, additionalProperties: { type: string } }",
      "{ type: object, additionalProperties: { type: integer } }",
    ),
    "breaking",
  ],
  [
    "further fields refused in answers",
    ...read(book("a: { type: string }"), book("a: { type: string }", ", additionalProperties: false")),
    "fix",
  ],
  [
    "further fields admitted in answers",
    ...read(book("a: { type: string }", ", additionalProperties: false"), book("a: { type: string }")),
    "additive",
  ],
  [
    "a place of a tuple typed otherwise",
    ...sent(
      "{ type: array, prefixItems: [{ type: string }] }",
      "{ type: array, prefixItems: [{ type: integer }] }",
    ),
    "breaking",
  ],
  [
    "a type list that loses one",
    ...sent("{ type: [string, integer] }", "{ type: [string] }"),
    "breaking",
    /`integer` is no longer accepted/,
  ],
  ["any value limited to text", ...sent("{}", "{ type: string }"), "breaking"],
  [
    "text opened to any value in answers",
    ...read("{ type: string }", "{}"),
    "breaking",
    /changed from `string` to anything/,
  ],
  [
    "a `not` that came",
    ...sent("{ type: string }", "{ type: string, not: { const: x } }"),
    "breaking",
    /`not`/,
  ],
  ["a `not` that went", ...sent("{ type: string, not: { const: x } }", "{ type: string }"), "additive"],
  [
    "a `not` that is another",
    ...sent("{ type: string, not: { const: x } }", "{ type: string, not: { const: y } }"),
    "breaking",
    /Send only what/,
  ],
  [
    "an `if` that is another",
    ...sent(
      "{ if: { type: string }, then: { maxLength: 3 } }",
      "{ if: { type: string }, then: { maxLength: 5 } }",
    ),
    "breaking",
    /cannot be decided/,
  ],
  [
    "a schema that calls for another beside a field",
    ...sent(
      book("a: { type: string }"),
      book("a: { type: string }", ", dependentSchemas: { a: { required: [b] } }"),
    ),
    "breaking",
  ],
  [
    "allOf of one with a description",
    ...read(
      book("a: { $ref: '#/components/schemas/Cat' }"),
      book("a: { description: x, allOf: [{ $ref: '#/components/schemas/Cat' }] }"),
      animals,
    ),
    "docs",
  ],
  [
    "allOf that adds a duty",
    ...sent(
      "{ allOf: [{ $ref: '#/components/schemas/Cat' }] }",
      "{ allOf: [{ $ref: '#/components/schemas/Cat' }, { required: [claws] }] }",
      animals,
    ),
    "breaking",
    /`claws`/,
  ],
  [
    "allOf written as one object",
    ...read(
      "{ allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, required: [b], properties: { b: { type: string } } }] }",
      book("a: { type: string }, b: { type: string }", ", required: [b]"),
    ),
    "none",
  ],
  [
    "a nullable enum in 3.0 and 3.1",
    { openapi: "3.0.3", read: "{ type: string, nullable: true, enum: [a, null] }" },
    { read: "{ type: [string, 'null'], enum: [a, null] }" },
    "none",
  ],
  [
    "boolean written as an enum of both",
    ...read("{ type: boolean }", "{ type: boolean, enum: [true, false] }"),
    "none",
  ],
  [
    "one fixed value that is one of two",
    ...read("{ const: a }", "{ enum: [a, b] }"),
    "breaking",
    /it was always `"a"`/,
  ],
  [
    "an empty list of required fields",
    ...sent(book("a: { type: string }"), book("a: { type: string }", ", required: []")),
    "none",
  ],
  [
    "a `not` that refuses less, sent",
    ...sent("{ not: { enum: [x, y] } }", "{ not: { enum: [x] } }"),
    "additive",
  ],
  ["a `not` that refuses more, read", ...read("{ not: { enum: [x] } }", "{ not: { enum: [x, y] } }"), "fix"],
  [
    "a field that must not be there, read",
    ...read(book("a: { type: string }"), book("a: false")),
    "breaking",
    /was removed/,
  ],
  [
    "a value opened to anything, sent",
    ...sent("{ type: string }", "{}"),
    "additive",
    /another type may be sent/,
  ],
  [
    "a required field that nothing describes beside others, gone and sent",
    ...sent(book("a: { type: string }", ", required: [b]"), book("a: { type: string }")),
    "breaking",
    /^breaking: addBook request\.b was removed\. Stop sending it[^\n]*$/,
  ],
  [
    "a required field that nothing describes beside others, new and sent",
    ...sent(book("a: { type: string }"), book("a: { type: string }", ", required: [b]")),
    "breaking",
    /^breaking: addBook request\.b was added\. Send `b` in every call[^\n]*$/,
  ],
  [
    "a required field that nothing describes beside others, gone and read",
    ...read(book("a: { type: string }", ", required: [b]"), book("a: { type: string }")),
    "breaking",
    /Stop reading it/,
  ],
  [
    "a required field that nothing describes beside others, new and read",
    ...read(book("a: { type: string }"), book("a: { type: string }", ", required: [b]")),
    "additive",
    /it can be read now/,
  ],
  [
    "a required field that nothing describes, sent",
    ...sent("{ type: object, required: [a] }", "{ type: object }"),
    "additive",
    /request\.a became optional/,
  ],
  [
    "names of fields listed",
    ...sent("{ type: object }", "{ type: object, propertyNames: { enum: [a] } }"),
    "breaking",
    /request names was set/,
  ],
  [
    "an item asked for",
    ...sent("{ type: array }", "{ type: array, contains: { type: string } }"),
    "breaking",
    /`contains` of addBook request was set to/,
  ],
];
