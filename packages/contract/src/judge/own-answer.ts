import { answerFor } from "../document/answer-for.js";
import type { Json } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { isJsonType } from "../wire/media-types.js";
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
  const { type, examples } = media;
  const named = examples.find(({ name }) => name === example) ?? examples[0];
  const body = named ? named.value : ownBody(reader, media);
  return { status, headers: { "content-type": type }, body, violations: [] };
};

/** The smallest value that the schema of a body allows; some text for a media type that is not JSON and has no schema. */
export const ownBody = (reader: SchemaReader, { type, schemaPointer }: MediaType): Json | undefined =>
  schemaPointer === undefined && !isJsonType(type) ? "text" : buildValue(reader, reader.at(schemaPointer));
