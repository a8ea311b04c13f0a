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

/** Gives the judges of a document that passed its checks. */
export const createJudges = async (
  document: JsonObject,
  options: PrismOptions,
  readers: Readers = createReaders(document),
): Promise<Judges> => {
  const prism = await createPrism(document, options);
  const operations = operationsOf(document);
  const second = createSecondJudge(readers, operations, options);
  const { prismJudges = true } = options;
  return {
    operations,
    readers,
    second,
    async answer(request, preference) {
      const { operation, violations: found } = second.judgeRequest(request);
      const call = { request, operation, preference };
      const given = await (prismJudges || !operation ? prism.judge(call) : prism.serve(call));
      const answer = operation ? settledAnswer({ second, readers }, operation, given) : given;
      const isReported = reportedBy(answer.violations);
      const missed = found.filter((each) => !isReported(each)).map(withoutSchema);
      const violations = [...answer.violations, ...missed];
      const silence = missed.filter(isRequestError);
      const refusals = answer.violations.filter(isRequestError);
      if (operation && refusals.length > 0 && refusals.every(isDisputable) && !found.some(isRequestError)) {
        // Prism misreads some forms of values; the document's own schema, which admits this one, decides.
        const served = settledAnswer({ second, readers }, operation, await prism.serve(call));
        return { ...served, violations: [...violations.map(disputed), ...served.violations], operation };
      }
      if (refusals.length > 0 || silence.length === 0) return { ...answer, violations, operation };
      // Prism let through what the document forbids: it is asked to refuse after all, so that callers see it.
      return { ...(await prism.refuse(call, silence)), violations, operation };
    },
  };
};

/**
 * What is left of the complaints about an answer of the document's own. What Prism alone complains of is disputed.
 * What Prism made up, where the document has no example, gives way to a value that the schema admits.
 */
const settledAnswer = (
  { second, readers }: Pick<Judges, "second" | "readers">,
  operation: Operation,
  answer: MockAnswer,
): MockAnswer => {
  const { status, headers, body, violations } = answer;
  const errors = violations.filter(isResponseError);
  if (errors.length === 0) return answer;
  const contentType = headers["content-type"];
  if (second.judgeAnswer(operation, status, contentType, body).length === 0)
    return {
      ...answer,
      violations: violations.map((each) => (isResponseError(each) ? settled(each) : each)),
    };
  const reader = readers.answer;
  const own = { status, contentType, body };
  if (errors.some((each) => writtenAt(reader, operation, own, each) !== undefined)) return answer;
  const media = mediaFor(answerFor(operation, status)?.contents ?? [], contentType);
  const value = media?.schemaPointer && buildValue(reader, reader.at(media.schemaPointer));
  if (value === undefined) return answer;
  return { ...answer, body: value, violations: violations.filter((each) => !isResponseError(each)) };
};

const isResponseError = ({ location, severity }: Violation): boolean =>
  location[0] === "response" && severity === "Error";

/** Whether it is about a value or its media type; a credential, or an answer that there is not, is no matter of schemas. */
const isDisputable = ({ code }: Violation): boolean =>
  typeof code === "string" || code === 415 || code === 500;

const disputed = (violation: Violation): Violation =>
  isRequestError(violation) ? settled(violation) : violation;

const settled = (violation: Violation): Violation => ({
  ...violation,
  severity: "Information",
  isDisputed: true,
});

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
