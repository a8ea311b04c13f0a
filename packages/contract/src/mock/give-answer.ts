import { answerFor } from "../document/answer-for.js";
import type { Operation } from "../document/operation.js";
import { credentialsOf } from "../document/security.js";
import { isRequestError, type Judges } from "../judge/judges.js";
import type { AnswerPreference, JudgedRequest, MockAnswer } from "../judge/prism.js";
import type { Violation } from "../judge/violation.js";
import type { Memory, Recollection } from "../memory/memory.js";
import { type MockResponse, overriddenAnswer } from "./override.js";
import { problem, type Reply } from "./problem.js";
import { servedAnswer } from "./served-answer.js";

/** The sources of answers: the document, overrides of a test, and what was written before. */
export interface AnswerSources {
  readonly judges: Judges;
  readonly overrides: ReadonlyMap<string, MockResponse>;
  readonly memory: Memory | undefined;
}

/** Judges a request and answers it. */
export const giveAnswer = async (
  request: JudgedRequest,
  preference: AnswerPreference,
  sources: AnswerSources,
): Promise<Reply> => {
  const { judges } = sources;
  const { operation, ...answer } = await judges.answer(request, preference);
  if (!operation) return answer;
  const isRefused = answer.violations.some(isRequestError);
  const given = isRefused
    ? servedAnswer(judges.readers.answer, operation, answer)
    : await admittedAnswer(request, preference, operation, answer, sources);
  const violations = given.violations.map((each) => (each.code === 401 ? withHeader(each, operation) : each));
  return { ...given, violations, operation: operation.id };
};

const admittedAnswer = async (
  request: JudgedRequest,
  preference: AnswerPreference,
  operation: Operation,
  answer: MockAnswer,
  { judges, overrides, memory }: AnswerSources,
): Promise<MockAnswer> => {
  const override = overrides.get(operation.id);
  if (override !== undefined) return overriddenAnswer(judges.second, operation, override);
  // An explicitly requested answer is given, whatever was written before.
  const isAsked = Object.keys(preference).length > 0;
  const recollection = isAsked ? undefined : memory?.meet(operation, request);
  const own = recollection ? await recalled(judges, operation, request, answer, recollection) : answer;
  return servedAnswer(judges.readers.answer, operation, own);
};

const recalled = async (
  judges: Judges,
  operation: Operation,
  request: JudgedRequest,
  first: MockAnswer,
  { status, show }: Recollection,
): Promise<MockAnswer> => {
  if (status !== undefined && answerFor(operation, status) === undefined) return undocumented(first, status);
  const isOther = status !== undefined && status !== first.status;
  const { operation: _, ...documented } = isOther
    ? await judges.answer(request, { code: status })
    : { ...first, operation };
  const answer = show(documented);
  if (answer === documented) return documented;
  // Violations of the document's own example do not apply to its replacement.
  const said = answer.violations.filter(({ location }) => location[0] !== "response");
  const found = judges.second.judgeAnswer(
    operation,
    answer.status,
    answer.headers["content-type"],
    answer.body,
  );
  return { ...answer, violations: [...said, ...found.map(({ schema: _, missing: __, ...rest }) => rest)] };
};

const undocumented = ({ violations }: MockAnswer, status: number): MockAnswer => {
  const detail = `What was written before asks for a ${status}, which the document does not have.`;
  const told: Violation = {
    location: ["response"],
    severity: "Error",
    code: "status",
    message: detail,
    judge: "server",
  };
  return { ...problem(status, "not-documented", detail, []), violations: [...violations, told] };
};

/** Prism reports a wrong credential without its location. */
const withHeader = (violation: Violation, operation: Operation): Violation => ({
  ...violation,
  message: `${violation.message}; the document asks for ${credentialsOf(operation)}`,
});
