import fc from "fast-check";
import type { Json } from "../document/json.js";
import type { Conjunct } from "../schema/conjunct.js";
import { matchingArbitrary } from "../schema/matching-texts.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { admittedTypes, readScalar } from "../wire/read-text.js";

/**
 * The id of the n-th record, in the form that the document requires: `cus_1` if its examples begin like that. Ids are
 * deterministic.
 *
 * @param example another example id, besides those in the schema.
 */
export const newIdentity = (
  reader: SchemaReader,
  identitySchema: Conjunct,
  count: number,
  isTaken: (id: string) => boolean,
  example?: Json,
): Json => {
  const isValid = (value: Json) =>
    identitySchema.every(({ pointer, schema }) => schema === true || reader.compiler.compile(pointer)(value));
  for (let number = count; number < count + most; number++) {
    for (const value of candidates(reader, identitySchema, number, example)) {
      if (isValid(value) && !isTaken(String(value))) return value;
    }
  }
  return String(count);
};

/** The id from a path, in the record's type: a number if the schema requires one. */
export const givenIdentity = (
  reader: SchemaReader,
  identitySchema: Conjunct,
  named: string | undefined,
): Json | undefined =>
  named === undefined ? undefined : readScalar(named, admittedTypes(reader, identitySchema));

/** How many numbers are tried: a schema that allows none of them allows few values at all. */
const most = 20;

function* candidates(
  reader: SchemaReader,
  schema: Conjunct,
  number: number,
  example: Json | undefined,
): Generator<Json> {
  const merged = reader.shapes(schema).map((shape) => shape.merged);
  for (const each of [example, ...merged.flatMap(({ examples }) => examples)]) {
    const [prefix] = typeof each === "string" ? (/^[A-Za-z]+[_-]/.exec(each) ?? []) : [];
    if (prefix !== undefined) yield `${prefix}${number}`;
  }
  for (const { limit } of merged)
    yield Math.max(limit("minimum") ?? 1, (limit("exclusiveMinimum") ?? 0) + 1) - 1 + number;
  const digits = String(number);
  for (const { formats, patterns, limit } of merged) {
    if (formats.includes("uuid")) yield `00000000-0000-4000-8000-${digits.padStart(12, "0")}`;
    for (const pattern of patterns) {
      const texts = matchingArbitrary(pattern, limit("maxLength"));
      if (texts !== undefined) yield* fc.sample(texts, { seed: number, numRuns: 20 });
    }
    yield digits.padStart(limit("minLength") ?? 0, "0");
  }
  yield digits;
}
