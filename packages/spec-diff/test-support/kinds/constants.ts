import { book, type Kind, read, sent } from "./kind.js";

const constants = (...values: readonly string[]) =>
  `{ oneOf: [${values.map((value) => `{ const: ${value} }`).join(", ")}] }`;

/** Values that are fixed, one by one or as a choice. */
export const constantsKinds: readonly Kind[] = [
  [
    "fixed values written as an open list, read",
    ...read(constants("a", "b"), "{ type: string, enum: [a, b] }"),
    "breaking",
    /lists the values that are known.* Handle other values/,
  ],
  [
    "an open list written as fixed values, read",
    ...read("{ type: string, enum: [a, b] }", constants("a", "b")),
    "none",
  ],
  ["fixed values written as a list, sent", ...sent(constants("a", "b"), "{ enum: [b, a] }"), "none"],
  [
    "fixed values that gain one, read",
    ...read(constants("a", "b"), constants("a", "b", "c")),
    "breaking",
    /The list of values of addBook answer 200 changed .*Handle `"c"` where you read it/,
  ],
  ["fixed values that gain one, sent", ...sent(constants("a"), constants("a", "b")), "additive"],
  [
    "fixed values that lose one, sent",
    ...sent(constants("a", "b"), constants("a")),
    "breaking",
    /Stop sending `"b"`/,
  ],
  [
    "fixed values of what is any text now, sent",
    ...sent(constants("a", "b"), "{ type: string }"),
    "additive",
  ],
  [
    "fixed values of what is any text now, read",
    ...read(constants("a", "b"), "{ type: string }"),
    "breaking",
    /it was always `"a"` or `"b"`/,
  ],
  [
    "another fixed value, sent",
    ...sent("{ const: a }", "{ const: b }"),
    "breaking",
    /`const` of addBook request changed from `"a"` to `"b"`\. Stop sending `"a"`/,
  ],
  [
    "a fixed value of what was any text",
    ...sent("{ type: string }", "{ type: string, const: a }"),
    "breaking",
    /Send `"a"` only/,
  ],
  [
    "a field fixed to a value, read",
    ...read(book("a: { type: string }"), book("a: { const: x }")),
    "fix",
    /`const` of/,
  ],
  [
    "a list of values and null, read",
    ...read("{ enum: [a, b] }", "{ enum: [a, b, null] }"),
    "breaking",
    /can be null now/,
  ],
];
