import type { DocumentFault } from "../document/document-fault.js";
import { isJsonObject, type Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { joinPointer, valueAt } from "../document/pointer.js";
import { answerFor, mediaFor } from "../judge/second-judge.js";
import type { Violation } from "../judge/violation.js";
import type { Conjunct } from "../schema/conjunct.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";

/** An answer of the mock's: the document's example, or what Prism builds from the schema where there is none. */
export interface OwnAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Json | undefined;
}

/** Where the document says what an answer of its own breaks. */
export const answerFault = (
  reader: SchemaReader,
  operation: Operation,
  answer: OwnAnswer,
  { location, code, message }: Violation,
): DocumentFault => {
  const documented = answerFor(operation, answer.status);
  const media = documented && mediaFor(documented.contents, answer.contentType);
  const place = location.slice(2);
  const reason = `Prism at ${location.join("/")}: ${code} ${message}`;
  const example = media?.examples.find(({ value }) => isEqual(value, answer.body));
  if (example) return { pointer: example.pointer, reason };
  const wrong = answer.body === undefined ? undefined : valueAt(answer.body, place);
  const written = wrong !== undefined && exampleAt(reader, reader.at(media?.schemaPointer), place, wrong);
  if (written) return { pointer: written, reason };
  const pointer = media?.schemaPointer ?? documented?.pointer ?? operation.pointer;
  return { pointer, reason: `there is no example, and what Prism builds breaks the schema: ${reason}` };
};

/** The example of an inner schema that a value was taken from. */
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
