import { answerFor, mediaFor } from "../document/answer-for.js";
import type { Json, JsonObject } from "../document/json.js";
import type { MediaType, Operation } from "../document/operation.js";
import { operationsOf } from "../document/operations.js";
import { createRouter, type Router } from "../document/route.js";
import { hiddenPlaces, withoutPlaces } from "../schema/hidden-places.js";
import { createReaders, type Readers, type SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { writtenAt } from "./answer-fault.js";
import { inexactNumbers } from "./inexact-numbers.js";
import { ownAnswer, ownBody } from "./own-answer.js";
import {
  type AnswerPreference,
  createPrism,
  isPrismFailure,
  type JudgedRequest,
  type MockAnswer,
  type PrismCall,
  type PrismOptions,
} from "./prism.js";
import { createSecondJudge, type SecondJudge } from "./second-judge.js";
import type { FoundViolation, Violation } from "./violation.js";

/** Prism and the second judge for one document. */
export interface Judges {
  readonly operations: readonly Operation[];
  readonly routeOf: Router;
  readonly readers: Readers;
  readonly second: SecondJudge;
  /** Answers a request in place of the provider. Refuses it if either judge finds an error. */
  answer(request: JudgedRequest, preference: AnswerPreference): Promise<JudgedAnswer>;
}

/** An answer, and the operation of the request. */
export interface JudgedAnswer extends MockAnswer {
  readonly operation: Operation | undefined;
}

/** What the judges check. */
export interface JudgeOptions extends PrismOptions {
  /**
   * True to validate the document's own answers against their schemas.
   * @default true
   */
  readonly checkAnswers?: boolean;
  /**
   * True if Prism judges requests too. Without it, only the second judge does: Prism keeps every schema that it
   * compiles, half a megabyte per document, which is too much for a thousand mutants.
   * @default true
   */
  readonly prismJudges?: boolean;
}

/** Creates the judges for a checked document. */
export const createJudges = (
  document: JsonObject,
  options: JudgeOptions,
  readers: Readers = createReaders(document),
): Judges => {
  const prism = createPrism(document, options);
  const operations = operationsOf(document);
  const routeOf = createRouter(operations);
  const second = createSecondJudge(readers, routeOf, options);
  const { prismJudges = true, checkAnswers = true } = options;
  const check = createAnswerCheck(second, readers);
  const checked = (operation: Operation, answer: MockAnswer) =>
    checkAnswers ? check(operation, answer) : answer;
  const serve = async (call: PrismCall & { readonly operation: Operation }): Promise<MockAnswer> => {
    const answer = await prism.serve(call);
    return (isPrismFailure(answer) && ownAnswer(readers.answer, call.operation, call.preference)) || answer;
  };
  return {
    operations,
    routeOf,
    readers,
    second,
    async answer(request, preference) {
      const { operation, violations: found } = second.judgeRequest(request);
      const call = { request, operation, preference };
      const given = await (prismJudges || !operation ? prism.judge(call) : serve({ ...call, operation }));
      const answer = operation ? checked(operation, given) : given;
      const isReported = reportedBy(answer.violations);
      const missed = found.filter((each) => !isReported(each)).map(withoutSchema);
      const violations = [...answer.violations, ...missed];
      const silence = missed.filter(isRequestError);
      const refusals = answer.violations.filter(isRequestError);
      if (operation && refusals.length > 0 && refusals.every(isDisputable) && !found.some(isRequestError)) {
        // Prism misreads some values. If the document's own schema allows this one, it is accepted.
        const served = checked(operation, await serve({ ...call, operation }));
        return { ...served, violations: [...violations.map(disputed), ...served.violations], operation };
      }
      const isRefused = refusals.length > 0 && !isPrismFailure(answer);
      if (isRefused || silence.length === 0) return { ...answer, violations, operation };
      // Prism accepted what the document forbids; it is made to refuse, so that callers see the refusal.
      return { ...(await prism.refuse(call, silence)), violations, operation };
    },
  };
};

/** The body that is served instead of the document's own, and its violations. */
interface CheckedBody {
  readonly body: Json | undefined;
  readonly wrong: readonly Violation[];
}

/**
 * Validates the document's own answers against their schemas. If the document has no example, a value that matches the
 * schema replaces what Prism generated.
 */
const createAnswerCheck = (second: SecondJudge, readers: Readers) => {
  // Prism always generates the same value, so it is checked once.
  const madeUp = new Map<string, CheckedBody>();
  return (operation: Operation, answer: MockAnswer): MockAnswer => {
    const { status, headers } = answer;
    const media = mediaFor(answerFor(operation, status)?.contents ?? [], headers["content-type"]);
    // The document has no such answer; Prism's own message explains that.
    if (!media) return answer;
    const key = `${status} ${media.pointer}`;
    const found = madeUp.get(key) ?? checkedBody(second, readers, operation, answer, media);
    if (media.examples.length === 0) madeUp.set(key, found);
    return { ...answer, body: found.body, violations: [...answer.violations, ...found.wrong] };
  };
};

const checkedBody = (
  second: SecondJudge,
  { answer: reader }: Readers,
  operation: Operation,
  { status, headers, body: given }: MockAnswer,
  media: MediaType,
): CheckedBody => {
  const { schemaPointer, examples } = media;
  // Prism serves nothing for a media type without a schema, and nothing is no JSON, no text and no picture.
  if (given === undefined && headers["content-type"] === media.type)
    return { body: ownBody(reader, media), wrong: [] };
  const own = {
    status,
    contentType: headers["content-type"],
    body: examples.length > 0 ? given : withoutWriteOnly(reader, schemaPointer, given),
  };
  const { body } = own;
  const found = second.judgeAnswer(operation, status, own.contentType, body).map(withoutSchema);
  const wrong = [...found, ...inexactNumbers(body)];
  const isWritten = () => wrong.some((each) => writtenAt(reader, operation, own, each) !== undefined);
  if (wrong.length === 0 || isWritten()) return { body, wrong };
  const value = schemaPointer && buildValue(reader, reader.at(schemaPointer));
  return value === undefined ? { body, wrong } : { body: value, wrong: [] };
};

/** Prism makes up `writeOnly` properties too, if a part of an `allOf` has them. */
const withoutWriteOnly = (
  reader: SchemaReader,
  schemaPointer: string | undefined,
  body: Json | undefined,
): Json | undefined =>
  body === undefined || schemaPointer === undefined
    ? body
    : withoutPlaces(body, hiddenPlaces(reader, reader.at(schemaPointer), body));

/** True if it is about a value or its media type. Credentials and missing answers have nothing to do with schemas. */
const isDisputable = ({ code }: Violation): boolean =>
  typeof code === "string" || code === 415 || code === 500;

const disputed = (violation: Violation): Violation =>
  isRequestError(violation) ? { ...violation, severity: "Information", isDisputed: true } : violation;

/** True if a violation refuses the request. */
export const isRequestError = ({ location, severity }: Violation): boolean =>
  location[0] === "request" && severity === "Error";

/** Finds out whether Prism already reported a violation; a status without a location matches any location. */
const reportedBy = (known: readonly Violation[]): ((violation: Violation) => boolean) => {
  const keyOf = ({ code, location }: Violation) => `${code} ${location.join("/").toLowerCase()}`;
  const places = new Set(known.map(keyOf));
  const statuses = new Set(
    known.filter(({ code }) => typeof code === "number").map(({ code }) => String(code)),
  );
  return (violation) => places.has(keyOf(violation)) || statuses.has(String(violation.code));
};

const withoutSchema = ({ location, severity, code, message, judge }: FoundViolation): Violation => ({
  location,
  severity,
  code,
  message,
  judge,
});
