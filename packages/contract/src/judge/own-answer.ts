import { answerFor } from "../document/answer-for.js";
import type { Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { successOf } from "./acceptable.js";
import type { AnswerPreference, MockAnswer } from "./prism.js";

/**
 * The document's answer to a valid request where Prism fails to make it: an example, or the smallest value that the
 * schema allows. Undefined if the document has no such answer.
 */
export const ownAnswer = (
  reader: SchemaReader,
  operation: Operation,
  { code, example }: AnswerPreference,
): MockAnswer | undefined => {
  const answer = code === undefined ? successOf(operation) : answerFor(operation, code);
  if (answer === undefined) return undefined;
  const status = code ?? Number(/^\d{3}$/.exec(answer.status)?.[0] ?? 200);
  const [media] = answer.contents;
  if (media === undefined) return { status, headers: {}, body: undefined, violations: [] };
  const { type, examples, schemaPointer } = media;
  const named = examples.find(({ name }) => name === example) ?? examples[0];
  const body = named ? named.value : buildValue(reader, reader.at(schemaPointer));
  return { status, headers: { "content-type": type }, body, violations: [] };
};
