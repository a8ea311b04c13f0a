import { joinPointer } from "@provider-clients/openapi";
import { answerFor, mediaFor } from "../document/answer-for.js";
import type { DocumentFault } from "../document/document-fault.js";
import { isJsonObject, type Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { valueAt } from "../document/pointer.js";
import type { Conjunct } from "../schema/conjunct.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { judgeNames, type Violation } from "./violation.js";

/** An answer of the mock: the document's example, or what Prism builds from the schema if there is none. */
export interface OwnAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Json | undefined;
}

/** Where the document causes a violation in its own answer. */
export const answerFault = (
  reader: SchemaReader,
  operation: Operation,
  answer: OwnAnswer,
  violation: Violation,
): DocumentFault => {
  const { location, code, message, judge } = violation;
  const reason = `${judgeNames[judge]} at ${location.join("/")}: ${code} ${message}`;
  const written = writtenAt(reader, operation, answer, violation);
  if (written !== undefined) return { pointer: written, reason };
  const documented = answerFor(operation, answer.status);
  const media = documented && mediaFor(documented.contents, answer.contentType);
  const pointer = media?.schemaPointer ?? documented?.pointer ?? operation.pointer;
  return { pointer, reason: `there is no example, and no value was found that fits: ${reason}` };
};

/** The document's example that violates the schema; undefined if Prism generated the value. */
export const writtenAt = (
  reader: SchemaReader,
  operation: Operation,
  answer: OwnAnswer,
  { location }: Violation,
): string | undefined => {
  const documented = answerFor(operation, answer.status);
  const media = documented && mediaFor(documented.contents, answer.contentType);
  const place = location.slice(2);
  const example = media?.examples.find(({ value }) => isEqual(value, answer.body));
  if (example) return example.pointer;
  const wrong = answer.body === undefined ? undefined : valueAt(answer.body, place);
  return wrong === undefined ? undefined : exampleAt(reader, reader.at(media?.schemaPointer), place, wrong);
};

/** The example of a nested schema that a value was taken from. */
const exampleAt = (
  reader: SchemaReader,
  conjunct: Conjunct,
  [step, ...rest]: readonly string[],
  value: Json,
): string | undefined => {
  for (const { merged, parts } of reader.shapes(conjunct)) {
    if (step === undefined) {
      const part = parts.find(({ schema }) => isEqual(schema.example, value));
      if (part) return joinPointer(part.pointer, "example");
      const other = parts.find(
        ({ schema }) => Array.isArray(schema.examples) && isEqual(schema.examples[0], value),
      );
      if (other) return joinPointer(other.pointer, "examples", 0);
      continue;
    }
    const isIndex = /^\d+$/.test(step) && parts.some(({ schema }) => !isJsonObject(schema.properties));
    const inner = isIndex ? merged.item(Number(step)) : merged.property(step);
    const found = inner && exampleAt(reader, inner, rest, value);
    if (found) return found;
  }
  return undefined;
};
