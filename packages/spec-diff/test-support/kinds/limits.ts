import { type Kind, read, sent } from "./kind.js";

/** Keywords that limit a value. */
export const limitsKinds: readonly Kind[] = [
  [
    "a bound made exclusive",
    ...sent("{ type: number, minimum: 0 }", "{ type: number, exclusiveMinimum: 0 }"),
    "breaking",
    /exclusiveMinimum/,
  ],
  [
    "an exclusive bound of whole numbers written inclusive",
    ...sent("{ type: integer, exclusiveMinimum: 0 }", "{ type: integer, minimum: 1 }"),
    "none",
  ],
  [
    "3.0's flag beside a bound",
    { openapi: "3.0.3", read: "{ type: number, minimum: 1, exclusiveMinimum: true }" },
    { read: "{ type: number, exclusiveMinimum: 1 }" },
    "none",
  ],
  ["a minimum added to what is read", ...read("{ type: number }", "{ type: number, minimum: 1 }"), "fix"],
  [
    "a minimum removed from what is read",
    ...read("{ type: number, minimum: 1 }", "{ type: number }"),
    "breaking",
    /Handle values that `minimum` no longer limits/,
  ],
  [
    "int32 widened to int64 in a request",
    ...sent("{ type: integer, format: int32 }", "{ type: integer, format: int64 }"),
    "additive",
  ],
  [
    "int32 widened to int64 in an answer",
    ...read("{ type: integer, format: int32 }", "{ type: integer, format: int64 }"),
    "breaking",
  ],
  [
    "one format for another",
    ...sent("{ type: string, format: date }", "{ type: string, format: date-time }"),
    "breaking",
  ],
  [
    "unique items asked for",
    ...sent(
      "{ type: array, items: { type: string } }",
      "{ type: array, items: { type: string }, uniqueItems: true }",
    ),
    "breaking",
  ],
  [
    "unique items no longer asked for",
    ...sent(
      "{ type: array, items: { type: string }, uniqueItems: true }",
      "{ type: array, items: { type: string }, uniqueItems: false }",
    ),
    "additive",
  ],
  [
    "a multiple that is no multiple of the old",
    ...sent("{ type: integer, multipleOf: 4 }", "{ type: integer, multipleOf: 6 }"),
    "breaking",
  ],
  [
    "a list of whole numbers in place of their type",
    ...sent("{ type: integer, enum: [1, 2] }", "{ enum: [1, 2] }"),
    "none",
  ],
  [
    "a greatest number made exclusive",
    ...sent("{ type: number, maximum: 5 }", "{ type: number, exclusiveMaximum: 5 }"),
    "breaking",
    /`maximum: 5` of addBook request became `exclusiveMaximum: 5`/,
  ],
];
