import type { ContractCase, ExpectedViolation } from "../cases/contract-case.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { Operation } from "../document/operation.js";
import { answerFault } from "../judge/answer-fault.js";
import { isRequestError } from "../judge/judges.js";
import { type Judge, judgeNames, type Violation } from "../judge/violation.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import { noForm } from "../mock/served-answer.js";
import { isEqual } from "../schema/merged.js";
import type { Readers } from "../schema/schema-reader.js";
import { type FailureEnvelope, outcomeReasons } from "./check-outcome.js";
import { credentialFaults, wireReasons } from "./check-wire.js";
import type { GivenAnswer, ObservedCall } from "./observed-call.js";

/** The result of a case; empty lists mean that it passed. */
export interface CaseVerdict {
  /** Why the case failed. */
  readonly reasons: readonly string[];
  /** Failures caused by contradictions in the document, not by the client. */
  readonly faults: readonly DocumentFault[];
  /** How the client's request differs from the document. */
  readonly wire: readonly string[];
  /** Complaints of Prism alone, in words. */
  readonly disputes: readonly string[];
  /** Who refused the request for the expected reason; `client` if nothing was sent. */
  readonly judge?: Judge | "client";
}

/** What verdicts depend on besides the case. */
export interface VerdictContext {
  readonly readers: Readers;
  readonly envelope: FailureEnvelope | undefined;
  readonly baseUrl: string;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Compares the observed call of a case with its expected result. */
export const checkCase = (each: ContractCase, seen: ObservedCall, context: VerdictContext): CaseVerdict => {
  if (each.expect.kind === "refused") return checkRefused(each.expect.violation, seen, context);
  const { sent, recorded, answer } = seen;
  if (!sent && isRefusedExample(each, seen)) return noVerdict;
  if (!sent) return { ...noVerdict, reasons: [`the client sent nothing: ${messageOf(seen)}`] };
  const credentials = each.schemes.map((scheme) => ({ scheme, value: context.secrets[scheme] ?? "secret" }));
  const { operation, input } = each;
  const reader = context.readers.request;
  const wire = wireReasons(sent, { operation, input, reader, baseUrl: context.baseUrl, credentials });
  if (seen.sentCount > 1) wire.push(`the client sent ${seen.sentCount} requests`);
  if (!recorded || !answer) return { ...noVerdict, reasons: [`no answer arrived: ${messageOf(seen)}`], wire };
  const { violations } = recorded;
  const inRequest = violations.filter(({ location, isDisputed }) => location[0] === "request" && !isDisputed);
  const isExcused = each.fault !== undefined && inRequest.length > 0;
  // The plan reports examples of the document that no answer can represent.
  const isUnservable = violations.some(({ code }) => code === noForm);
  const ownFaults = answerFaults(each, recorded, context);
  const isUnreadable = seen.outcome.kind === "failure" && seen.outcome.failure.kind === "unreadable";
  const reasons = [
    ...(isExcused ? [] : refusalReasons(inRequest)),
    // A correct client also refuses an example that its schema refuses.
    ...(ownFaults.length > 0 && isUnreadable ? [] : outcomeReasons(seen.outcome, answer, context.envelope)),
    ...((isExcused && each.fault?.isInvalid) || isUnservable ? [] : answerReasons(each, answer)),
  ];
  return {
    reasons,
    wire,
    disputes: refusalReasons(violations.filter(({ isDisputed }) => isDisputed)),
    faults: [
      ...credentialFaults(sent, operation),
      ...(isExcused ? requestFaults(each, inRequest) : []),
      ...ownFaults,
    ],
  };
};

/** True if the client refused to send an example of the document that its schema refuses too. */
const isRefusedExample = ({ fault }: ContractCase, { outcome }: ObservedCall): boolean =>
  fault?.isInvalid === true && outcome.kind === "failure" && outcome.failure.kind === "not-sent";

const noVerdict: CaseVerdict = { reasons: [], faults: [], wire: [], disputes: [] };

const answerReasons = ({ expect, operation }: ContractCase, { status, body }: GivenAnswer): string[] => {
  const reasons: string[] = [];
  if (expect.kind === "answered" && status !== expect.status)
    reasons.push(`the server answered ${status} instead of ${expect.status}`);
  const isSuccess = status < 300 || !hasSuccess(operation);
  if (expect.kind === "accepted" && !isSuccess) reasons.push(`a valid request was answered ${status}`);
  // An answer without bytes is an empty text.
  if (
    expect.kind !== "refused" &&
    expect.example !== undefined &&
    !isEqual(body === undefined ? "" : body, expect.example)
  ) {
    reasons.push("the answer is not the documented example");
  }
  return reasons;
};

/** For an operation that documents only redirects, a redirect answers a valid request. */
const hasSuccess = ({ answers }: Operation): boolean =>
  answers.some(({ status }) => /^2/.test(status) || status === "default");

const requestFaults = ({ fault }: ContractCase, violations: readonly Violation[]): DocumentFault[] => {
  if (!fault) return [];
  return refusalReasons(violations).map((reason) => ({ pointer: fault.pointer, reason }));
};

const answerFaults = (
  { answer, operation }: ContractCase,
  { violations, answer: given }: RecordedRequest,
  { readers }: VerdictContext,
): DocumentFault[] => {
  // A scripted answer replaces the mock's own, whose faults belong to another case.
  if (answer) return [];
  const wrong = violations.filter(
    ({ location, code, isDisputed }) =>
      location[0] === "response" && code !== "deprecated" && code !== noForm && !isDisputed,
  );
  const own = { ...given, contentType: given.headers["content-type"] };
  return wrong.map((each) => answerFault(readers.answer, operation, own, each));
};

const refusalReasons = (violations: readonly Violation[]): string[] => {
  // Deprecation is also reported for valid requests.
  const wrong = violations.filter(({ code }) => code !== "deprecated");
  return wrong.map(({ location, code, message, judge }) => {
    return `${judgeNames[judge]} at ${location.join("/")}: ${code} ${message}`;
  });
};

const checkRefused = (
  violation: ExpectedViolation,
  seen: ObservedCall,
  context: VerdictContext,
): CaseVerdict => {
  const { outcome, recorded, answer } = seen;
  if (!seen.sent) {
    const isRefusal = outcome.kind === "failure" && outcome.failure.kind === "not-sent";
    return isRefusal
      ? { ...noVerdict, judge: "client" }
      : { ...noVerdict, reasons: [`the client neither sent nor refused it: ${messageOf(seen)}`] };
  }
  if (!recorded || !answer) return { ...noVerdict, reasons: [`no answer arrived: ${messageOf(seen)}`] };
  const reasons: string[] = [];
  const judge = judgeOf(violation, recorded);
  const named = `${violation.location.join("/") || "the request"} ${violation.codes[0]}`;
  if (!judge) {
    const said = recorded.violations.filter(isRequestError);
    reasons.push(
      said.length === 0
        ? `a request that violates ${named} was accepted`
        : `refused, but not for ${named}: ${refusalReasons(said).join("; ")}`,
    );
  }
  if (recorded.answer.status < 400) reasons.push(`it was answered ${recorded.answer.status}`);
  reasons.push(...outcomeReasons(outcome, answer, context.envelope));
  return { ...noVerdict, reasons, ...(judge ? { judge } : {}) };
};

const judgeOf = (expected: ExpectedViolation, { violations }: RecordedRequest): Judge | undefined => {
  const found = violations.filter(
    (violation) => isRequestError(violation) && isExpected(expected, violation),
  );
  return found.find(({ judge }) => judge === "prism")?.judge ?? found[0]?.judge;
};

/** True if a judge's violation is the expected one. Prism writes parameter names in lower case. */
export const isExpected = (expected: ExpectedViolation, { location, code, message }: Violation): boolean => {
  if (!expected.codes.some((each) => String(each) === String(code))) return false;
  if (typeof code === "number") return true;
  const place = location.slice(1).join("/").toLowerCase();
  const wanted = expected.location.join("/").toLowerCase();
  // Prism gives no location for a missing body.
  if (place !== wanted && !(place === "" && wanted === "body" && code === "required")) return false;
  return expected.missing === undefined || isMissingIn(message.toLowerCase(), expected.missing.toLowerCase());
};

/** True if a message of Ajv names a missing property: `'b'` for `required`, `b, c when` for `dependentRequired`. */
const isMissingIn = (message: string, name: string): boolean => {
  const [, list = ""] = /have propert(?:y|ies) (.*) when property /.exec(message) ?? [];
  return message.includes(`'${name}'`) || list.split(", ").includes(name);
};

const messageOf = ({ outcome }: ObservedCall): string => {
  if (outcome.kind === "failure") return outcome.failure.message;
  return outcome.kind === "crash" ? outcome.message : "it returned data";
};
