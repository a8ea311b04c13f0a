import type { ChangeClass } from "../../src/change.js";
import type { DocumentParts } from "../documents.js";

/** One kind of change, and what has to be said of it. */
export type Kind = readonly [
  change: string,
  before: DocumentParts,
  after: DocumentParts,
  expected: ChangeClass,
  says?: RegExp,
];

/** An object schema with some fields. */
export const book = (fields: string, more = ""): string =>
  `{ type: object, properties: { ${fields} }${more} }`;

/** A schema that is sent, before and after. */
export const sent = (
  before: string,
  after: string,
  schemas?: string,
): readonly [DocumentParts, DocumentParts] => [
  { sent: before, ...(schemas ? { schemas } : {}) },
  { sent: after, ...(schemas ? { schemas } : {}) },
];
/** A schema that is answered, before and after. */
export const read = (
  before: string,
  after: string,
  schemas?: string,
): readonly [DocumentParts, DocumentParts] => [
  { read: before, ...(schemas ? { schemas } : {}) },
  { read: after, ...(schemas ? { schemas } : {}) },
];
/** A schema that is sent and answered, before and after. */
export const both = (before: string, after: string): readonly [DocumentParts, DocumentParts] => {
  const parts = (schema: string): DocumentParts => ({
    sent: "{ $ref: '#/components/schemas/Book' }",
    read: "{ $ref: '#/components/schemas/Book' }",
    schemas: `{ Book: ${schema} }`,
  });
  return [parts(before), parts(after)];
};

/** Members of the operation, before and after. */
export const operation = (before: string, after: string): readonly [DocumentParts, DocumentParts] => [
  { operation: before },
  { operation: after },
];

/** An operation with one query parameter. */
export const query = (parameter: string) => `{ parameters: [{ name: q, in: query, ${parameter} }] }`;

/** Three components of one shape each. */
export const animals =
  "{ Cat: { type: object, required: [kind], properties: { kind: { type: string }, claws: { type: integer } } }, Dog: { type: object, required: [kind], properties: { kind: { type: string }, tricks: { type: integer } } }, Owl: { type: object, required: [kind], properties: { kind: { type: string }, wings: { type: integer } } } }";
/** A choice of some of the animals. */
export const choice = (names: readonly string[], more = "") =>
  `{ oneOf: [${names.map((name) => `{ $ref: '#/components/schemas/${name}' }`).join(", ")}]${more} }`;
