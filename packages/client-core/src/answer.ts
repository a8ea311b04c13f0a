import type { Reply } from "./attempt.js";
import { parseExact } from "./exact-numbers.js";
import type { Failure } from "./failure.js";
import { readToken } from "./network-failure.js";
import type { FailureEnvelope, Operation } from "./operation.js";
import { RefusedValue } from "./refused-value.js";

const strictUtf8 = new TextDecoder("utf-8", { fatal: true });
const undocumented = "It is not the documented JSON.";

/** Decodes UTF-8; undefined if the bytes are missing or invalid. */
const readUtf8 = (bytes: Uint8Array | undefined): string | undefined => {
  try {
    return strictUtf8.decode(bytes) || undefined;
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/**
 * Parses a body: as JSON; otherwise as a string, with the reason why it is not JSON; otherwise as bytes. JSON with a
 * number that JavaScript would round stays a string, so that no number is ever rounded.
 */
export const readContent = (
  bytes: Uint8Array | undefined,
  maxBytes: number,
): readonly [body: unknown, problem?: string] => {
  const text = readUtf8(bytes);
  try {
    return [parseExact(text ?? "", maxBytes)];
  } catch (error) {
    // A SyntaxError quotes the input, which may contain personal data, so it is not passed on.
    return [
      text ?? (bytes?.length ? bytes : undefined),
      error instanceof RefusedValue ? error.message : undocumented,
    ];
  }
};

/** The result of reading an answer: its body, or the reason why the call fails. */
export interface Reading {
  readonly body?: unknown;
  readonly failure?: Failure | undefined;
  /** The answer is the documented failure inside a 2xx: the provider reports that it changed nothing. */
  readonly isRefusal?: true | undefined;
}

const readCode = (value: unknown, secrets: readonly string[]): string | number | undefined => {
  if (typeof value === "number") {
    // A numeric code may also be a key.
    return readToken(`${value}`, secrets) === undefined ? undefined : value;
  }
  return readToken(value, secrets);
};

const shapeOf = (body: unknown): string => {
  if (Array.isArray(body)) return "array";
  return Object(body) === body ? "object" : "json";
};

/** Reads an HTTP answer according to the operation's document. */
export const readAnswer = (
  { answer = "json", mayBeEmpty, readers = {} }: Operation,
  envelope: FailureEnvelope | undefined,
  { response: { ok, status }, bytes }: Reply,
  { maxBytes, secrets }: { readonly maxBytes: number; readonly secrets: readonly string[] },
): Reading => {
  const read = readers[status] ?? readers["2XX"];
  if (ok && read) {
    return { body: read(bytes) };
  }
  if (ok && mayBeEmpty && !bytes?.length) {
    return { body: undefined };
  }
  const [body, problem] = readContent(bytes, maxBytes);
  const members: Readonly<Record<string, unknown>> = Object(body);
  const isRefusal = ok && !!envelope && members[envelope.property] === envelope.value;
  if (!ok || isRefusal) {
    const code = envelope?.code === undefined ? undefined : readCode(members[envelope.code], secrets);
    const hint = "The provider's words are in `error.body`.";
    return { failure: { kind: "answer", hint, code, body }, isRefusal: isRefusal || undefined };
  }
  if (answer === "none") {
    return { body: undefined };
  }
  if (problem || (answer !== "json" && answer !== shapeOf(body))) {
    return { failure: { kind: "unreadable", hint: problem ?? undocumented, body } };
  }
  return { body };
};
