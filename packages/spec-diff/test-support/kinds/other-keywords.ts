import { book, type Kind, read, sent } from "./kind.js";

const pet =
  "Pet: { type: object, properties: { kind: { type: string } }, discriminator: { propertyName: kind, mapping: { cat: '#/components/schemas/Cat', MORE } } }";
const child = "{ allOf: [{ $ref: '#/components/schemas/Pet' }, { type: object }] }";

const pets = (mapping: string, dog: string): string =>
  `{ ${pet.replace(", MORE", mapping)}, Cat: ${child}, Dog: ${dog} }`;

const toDog = ", dog: '#/components/schemas/Dog'";
const standalone = "{ type: object, properties: { kind: { type: string } } }";

/** A choice of components that differ by their tag alone. */
const animal = (...names: readonly string[]): string => {
  const members = names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ");
  const plain = "{ type: object, required: [kind], properties: { kind: { type: string } } }";
  return `{ Pet: { oneOf: [${members}], discriminator: { propertyName: kind } }, Cat: ${plain}, Dog: ${plain} }`;
};

const [a, b] = [
  "{ type: object, required: [a], properties: { a: { type: string } } }",
  "{ type: object, required: [b], properties: { b: { type: string } } }",
];

/** What one keyword says, said by other keywords. */
export const otherKeywordsKinds: readonly Kind[] = [
  [
    "a list replaced by bounds that admit the same",
    ...read("{ type: integer, enum: [1, 2, 3] }", "{ type: integer, minimum: 1, maximum: 3 }"),
    "none",
  ],
  [
    "a list inside of bounds",
    ...sent("{ type: integer, enum: [1, 2] }", "{ type: integer, enum: [1, 2], maximum: 9 }"),
    "none",
  ],
  [
    "a length that a pattern sees to",
    ...sent(
      "{ type: string, pattern: '^[a-z]{3,5}$' }",
      "{ type: string, pattern: '^[a-z]{3,5}$', minLength: 3, maxLength: 5 }",
    ),
    "none",
  ],
  [
    "a length that a pattern does not see to",
    ...sent(
      "{ type: string, pattern: '^[a-z]{3,5}$' }",
      "{ type: string, pattern: '^[a-z]{3,5}$', minLength: 4 }",
    ),
    "breaking",
  ],
  [
    "a length written into the pattern",
    ...sent(
      "{ type: string, minLength: 2, pattern: '^[a-z]*$' }",
      "{ type: string, pattern: '^[a-z]{2,}$' }",
    ),
    "none",
  ],
  [
    "a pattern replaced by the greatest length",
    ...sent("{ type: string, pattern: '^.{0,5}$' }", "{ type: string, maxLength: 5 }"),
    "additive",
  ],
  [
    "a format of integers replaced by its bounds",
    ...sent(
      "{ type: integer, format: int32 }",
      "{ type: integer, minimum: -2147483648, maximum: 2147483647 }",
    ),
    "none",
  ],
  [
    "a format of integers beside narrower bounds",
    ...sent(
      "{ type: integer, minimum: 0, maximum: 100 }",
      "{ type: integer, format: int32, minimum: 0, maximum: 100 }",
    ),
    "none",
  ],
  [
    "a format of integers beside a list of them",
    ...sent("{ enum: [1, 2] }", "{ enum: [1, 2], format: int32 }"),
    "none",
  ],
  [
    "a field that calls for one that is required",
    ...sent(
      book("a: { type: string }, b: { type: string }", ", required: [b]"),
      book("a: { type: string }, b: { type: string }", ", required: [b], dependentRequired: { a: [b] }"),
    ),
    "none",
  ],
  [
    "a required field that only another one calls for",
    ...sent(
      book("a: { type: string }, b: { type: string }", ", required: [b]"),
      book("a: { type: string }, b: { type: string }", ", dependentRequired: { a: [b] }"),
    ),
    "additive",
  ],
  [
    "a field that calls for what another one calls for",
    ...sent(
      book(
        "a: { type: string }, b: { type: string }, c: { type: string }",
        ", dependentRequired: { a: [b], b: [c] }",
      ),
      book(
        "a: { type: string }, b: { type: string }, c: { type: string }",
        ", dependentRequired: { a: [b, c], b: [c] }",
      ),
    ),
    "none",
  ],
  [
    "a least number of fields that are required",
    ...sent(
      book("a: { type: string }", ", required: [a]"),
      book("a: { type: string }", ", required: [a], minProperties: 1"),
    ),
    "none",
  ],
  [
    "a least number of fields, of which the provider sets one",
    ...sent(
      book("a: { type: string, readOnly: true }, b: { type: string }", ", required: [a]"),
      book("a: { type: string, readOnly: true }, b: { type: string }", ", required: [a], minProperties: 1"),
    ),
    "breaking",
  ],
  [
    "a greatest number of fields in a closed object",
    ...sent(
      book("a: { type: string }", ", additionalProperties: false"),
      book("a: { type: string }", ", additionalProperties: false, maxProperties: 1"),
    ),
    "none",
  ],
  [
    "different items where there is one at most",
    ...sent("{ type: array, maxItems: 1 }", "{ type: array, maxItems: 1, uniqueItems: true }"),
    "none",
  ],
  [
    "a length that `contains` sees to",
    ...sent(
      "{ type: array, contains: { type: string } }",
      "{ type: array, contains: { type: string }, minItems: 1 }",
    ),
    "none",
  ],
  [
    "a length that a closed tuple sees to",
    ...sent(
      "{ type: array, prefixItems: [{ type: string }], items: false }",
      "{ type: array, prefixItems: [{ type: string }], items: false, maxItems: 1 }",
    ),
    "none",
  ],
  [
    "shapes merged into one",
    ...sent(
      `{ anyOf: [${book("a: { type: string }")}, ${book("b: { type: string }")}] }`,
      book("a: { type: string }, b: { type: string }"),
    ),
    "none",
  ],
  [
    "shapes with required fields merged into one, sent",
    ...sent(`{ anyOf: [${a}, ${b}] }`, book("a: { type: string }, b: { type: string }")),
    "additive",
    /^additive: addBook request\.a became optional\.[^\n]*$/,
  ],
  [
    "shapes with required fields merged into one, read",
    ...read(`{ anyOf: [${a}, ${b}] }`, book("a: { type: string }, b: { type: string }")),
    "breaking",
    /can be absent now/,
  ],
  [
    "one of two fields, asked for by their number",
    ...sent(
      book("a: { type: string }, b: { type: string }", ", anyOf: [{ required: [a] }, { required: [b] }]"),
      book("a: { type: string }, b: { type: string }", ", minProperties: 1"),
    ),
    "additive",
  ],
  [
    "a shape that equals another but for its tag",
    { read: "{ $ref: '#/components/schemas/Pet' }", schemas: animal("Cat") },
    { read: "{ $ref: '#/components/schemas/Pet' }", schemas: animal("Cat", "Dog") },
    "breaking",
    /can be Dog now/,
  ],
  [
    "a component that joins an inheritance, sent",
    { sent: "{ $ref: '#/components/schemas/Dog' }", schemas: pets(toDog, standalone) },
    { sent: "{ $ref: '#/components/schemas/Dog' }", schemas: pets(toDog, child) },
    "breaking",
    /Dog\.kind was set to `\["dog"\]`/,
  ],
  [
    "a further child of a base, read",
    { read: "{ $ref: '#/components/schemas/Pet' }", schemas: pets("", standalone) },
    { read: "{ $ref: '#/components/schemas/Pet' }", schemas: pets(toDog, standalone) },
    "additive",
    /Keep a branch.*"dog"/,
  ],
  [
    "a child of a base that went, sent",
    { sent: "{ $ref: '#/components/schemas/Pet' }", schemas: pets(toDog, standalone) },
    { sent: "{ $ref: '#/components/schemas/Pet' }", schemas: pets("", standalone) },
    "breaking",
    /Stop sending `"dog"`/,
  ],
];
