import { isRedirect } from "../client/http-adapter.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { isEqual } from "../schema/merged.js";
import { isJsonType } from "../wire/media-types.js";
import { parseJson } from "../wire/read-text.js";
import type { GivenAnswer, Outcome } from "./observed-call.js";

/** How a failure is reported inside a successful answer (`x-failure-envelope`). */
export interface FailureEnvelope {
  readonly property: string;
  readonly value: Json;
}

/** Reads the envelope that a document declares. */
export const envelopeOf = (document: JsonObject): FailureEnvelope | undefined => {
  const written = document["x-failure-envelope"];
  if (!isJsonObject(written) || typeof written.property !== "string" || written.value === undefined)
    return undefined;
  return { property: written.property, value: written.value };
};

/** True if a body reports a failure, whatever the status. */
export const isDeclaredFailure = (envelope: FailureEnvelope | undefined, body: unknown): boolean =>
  envelope !== undefined && isJsonObject(body) && isEqual(body[envelope.property], envelope.value);

/** Why an outcome does not match its answer, which means either data or a failure with status and body. */
export const outcomeReasons = (
  outcome: Outcome,
  answer: GivenAnswer,
  envelope: FailureEnvelope | undefined,
): string[] => {
  const { status, body } = answer;
  if (outcome.kind === "crash")
    return [`the client threw something that is no error of its own: ${outcome.message}`];
  const isDeclared =
    envelope !== undefined && isJsonObject(body) && isEqual(body[envelope.property], envelope.value);
  const isSuccess = status >= 200 && status < 300 && !isDeclared;
  if (isSuccess) {
    if (outcome.kind === "failure") return [`the client failed on a ${status}: ${outcome.failure.message}`];
    // An answer without bytes is an empty text to a client that reads text.
    const isSame = isEqual(toJson(outcome.data), body) || (body === undefined && outcome.data === "");
    return isSame ? [] : [`the client's data is not what was answered with ${status}`];
  }
  const why = isDeclared
    ? `${status} with ${envelope?.property} ${JSON.stringify(envelope?.value)}`
    : String(status);
  if (outcome.kind === "data") return [`the client took a ${why} for a success`];
  const { failure } = outcome;
  const wanted = isRedirect(status) ? "redirect" : "answer";
  if (failure.kind !== wanted) return [`the client reported a ${why} as ${failure.kind}: ${failure.message}`];
  const reasons: string[] = [];
  if (failure.status !== status) reasons.push(`the client's error says ${failure.status} for a ${status}`);
  if (wanted === "answer" && !isBodyOf(answer, toJson(failure.body))) {
    reasons.push(`the client's error does not carry the body of the ${why}`);
  }
  return reasons;
};

/** True for the body of an answer. Providers label errors carelessly, so a client may read JSON under any label. */
const isBodyOf = ({ body, contentType }: GivenAnswer, carried: Json | undefined): boolean =>
  isEqual(carried, body) ||
  (typeof body === "string" && !isJsonType(contentType) && isEqual(carried, parseJson(body)));

// A client returns JSON, bytes or nothing; a class or a function in it counts as a difference.
const toJson = (data: unknown): Json | undefined => {
  if (data === null) return null;
  if (data instanceof Uint8Array) return data.length === 0 ? undefined : new TextDecoder().decode(data);
  const text = JSON.stringify(data);
  const value: Json | undefined = text === undefined ? undefined : JSON.parse(text);
  return value;
};
