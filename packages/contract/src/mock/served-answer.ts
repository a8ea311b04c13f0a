import { answerFor, mediaFor } from "../document/answer-for.js";
import type { Operation } from "../document/operation.js";
import type { MockAnswer } from "../judge/prism.js";
import type { Violation } from "../judge/violation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { bodyFormOf } from "../wire/body.js";
import { isJsonType } from "../wire/media-types.js";
import { servedBody } from "../wire/served-body.js";
import { problem } from "./problem.js";

/** The violation code of an answer that its media type cannot represent. */
export const noForm = "no-form";

/** An answer serialised for its media type: Prism returns the plain value of the document. */
export const servedAnswer = (reader: SchemaReader, operation: Operation, answer: MockAnswer): MockAnswer => {
  const { status, headers, body } = answer;
  const type = headers["content-type"];
  if (body === undefined || type === undefined || isJsonType(type)) return answer;
  const media = mediaFor(answerFor(operation, status)?.contents ?? [], type);
  if (!media) return answer;
  const given = servedBody(reader, media, body);
  if (given === undefined) {
    const detail = `The document gives a list or an object for ${type}, which has no form for it: write it as a text there.`;
    const violation: Violation = {
      location: ["response", "body"],
      severity: "Error",
      code: noForm,
      message: detail,
      judge: "server",
    };
    return { ...problem(500, noForm, detail, []), violations: [...answer.violations, violation] };
  }
  // Under a range of media types, the schema decides; a text that is one of several values is JSON too.
  const isJson = typeof given === "object" || bodyFormOf(reader, media) === "json";
  return {
    ...answer,
    body: given,
    headers: isJson ? { ...headers, "content-type": "application/json" } : headers,
  };
};
