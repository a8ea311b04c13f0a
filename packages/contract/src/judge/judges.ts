import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { operationsOf } from "../document/operations.js";
import { createReaders, type Readers } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { writtenAt } from "./answer-fault.js";
import {
  type AnswerPreference,
  createPrism,
  type JudgedRequest,
  type MockAnswer,
  type PrismOptions,
} from "./prism.js";
import { answerFor, createSecondJudge, mediaFor, type SecondJudge } from "./second-judge.js";
import type { FoundViolation, Violation } from "./violation.js";

/** Prism and the second judge over one document. */
export interface Judges {
  readonly operations: readonly Operation[];
  readonly readers: Readers;
  readonly second: SecondJudge;
  /** Answers a request in the provider's place. It is refused when either judge finds an error. */
  answer(request: JudgedRequest, preference: AnswerPreference): Promise<JudgedAnswer>;
}

/** An answer, and the operation that the request meant. */
export interface JudgedAnswer extends MockAnswer {
  readonly operation: Operation | undefined;
}

/** What the judges look at. */
export interface JudgeOptions extends PrismOptions {
  /**
   * Whether the document's own answers are held against their schemas.
   * @default true
   */
  readonly checkAnswers?: boolean;
  /**
   * Whether Prism judges requests too. Without it the second judge does alone: Prism keeps every schema it ever
   * compiled, half a megabyte for each document, which is too much for a thousand mutants.
   * @default true
   */
  readonly prismJudges?: boolean;
}

/** Gives the judges of a document that passed its checks. */
export const createJudges = (
  document: JsonObject,
  options: JudgeOptions,
  readers: Readers = createReaders(document),
): Judges => {
  const prism = createPrism(document, options);
  const operations = operationsOf(document);
  const second = createSecondJudge(readers, operations, options);
  const { prismJudges = true, checkAnswers = true } = options;
  const checked = (operation: Operation, answer: MockAnswer) =>
    checkAnswers ? checkedAnswer({ second, readers }, operation, answer) : answer;
  return {
    operations,
    readers,
    second,
    async answer(request, preference) {
      const { operation, violations: found } = second.judgeRequest(request);
      const call = { request, operation, preference };
      const given = await (prismJudges || !operation ? prism.judge(call) : prism.serve(call));
      const answer = operation ? checked(operation, given) : given;
      const isReported = reportedBy(answer.violations);
      const missed = found.filter((each) => !isReported(each)).map(withoutSchema);
      const violations = [...answer.violations, ...missed];
      const silence = missed.filter(isRequestError);
      const refusals = answer.violations.filter(isRequestError);
      if (operation && refusals.length > 0 && refusals.every(isDisputable) && !found.some(isRequestError)) {
        // Prism misreads some forms of values; the document's own schema, which admits this one, decides.
        const served = checked(operation, await prism.serve(call));
        return { ...served, violations: [...violations.map(disputed), ...served.violations], operation };
      }
      if (refusals.length > 0 || silence.length === 0) return { ...answer, violations, operation };
      // Prism let through what the document forbids: it is asked to refuse after all, so that callers see it.
      return { ...(await prism.refuse(call, silence)), violations, operation };
    },
  };
};

/**
 * An answer of the document's own with what it breaks. What Prism made up, where the document has no example, gives way
 * to a value that the schema admits.
 */
const checkedAnswer = (
  { second, readers }: Pick<Judges, "second" | "readers">,
  operation: Operation,
  answer: MockAnswer,
): MockAnswer => {
  const { status, headers, body } = answer;
  const contentType = headers["content-type"];
  const media = mediaFor(answerFor(operation, status)?.contents ?? [], contentType);
  // Nothing of the document's own: Prism says itself why it has no such answer to give.
  if (!media) return answer;
  const wrong = second.judgeAnswer(operation, status, contentType, body).map(withoutSchema);
  if (wrong.length === 0) return answer;
  const reader = readers.answer;
  const own = { status, contentType, body };
  const faulty = { ...answer, violations: [...answer.violations, ...wrong] };
  if (wrong.some((each) => writtenAt(reader, operation, own, each) !== undefined)) return faulty;
  const value = media.schemaPointer && buildValue(reader, reader.at(media.schemaPointer));
  return value === undefined ? faulty : { ...answer, body: value };
};

/** Whether it is about a value or its media type; a credential, or an answer that there is not, is no matter of schemas. */
const isDisputable = ({ code }: Violation): boolean =>
  typeof code === "string" || code === 415 || code === 500;

const disputed = (violation: Violation): Violation =>
  isRequestError(violation) ? { ...violation, severity: "Information", isDisputed: true } : violation;

/** Whether a violation refuses the request. */
export const isRequestError = ({ location, severity }: Violation): boolean =>
  location[0] === "request" && severity === "Error";

/** Tells what Prism reported already: a status without a place stands for any place. */
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
