import type { ContractCase } from "../cases/contract-case.js";
import type { CaseVerdict } from "../check/check-case.js";
import type { ObservedCall, Outcome } from "../check/observed-call.js";
import type { Json } from "../document/json.js";
import type { CaseReport, ReportedExchange } from "./contract-report.js";
import type { Redactor } from "./redact.js";

/** The report of a case, without secrets and personal data. */
export const describeCase = (
  each: ContractCase,
  seen: ObservedCall,
  verdict: CaseVerdict,
  redactor: Redactor,
  keepPassed: boolean,
): CaseReport => {
  const { id, kind, operation, title, input } = each;
  const clean = (texts: readonly string[]) => texts.map((text) => redactor.text(operation, input, text));
  const isPassed = verdict.reasons.length + verdict.wire.length === 0;
  const isKept = keepPassed || !isPassed;
  const exchange = isKept ? describeExchange(each, seen, redactor) : undefined;
  return {
    id,
    kind,
    operation: operation.id,
    title,
    isPassed,
    reasons: clean(verdict.reasons),
    wire: clean(verdict.wire),
    ...(verdict.judge ? { judge: verdict.judge } : {}),
    ...(isKept ? { input: redactor.input(operation, input) } : {}),
    ...(exchange ? { exchange } : {}),
  };
};

const describeExchange = (
  { operation, input }: ContractCase,
  seen: ObservedCall,
  redactor: Redactor,
): ReportedExchange | undefined => {
  const { sent, answer, outcome } = seen;
  if (!sent) return undefined;
  const { pathname, search } = new URL(sent.url);
  const headers = Object.entries(sent.headers).map(([name, value]) => [
    name,
    redactor.text(operation, input, value),
  ]);
  const body = sent.body === undefined ? undefined : parse(sent.body);
  return {
    method: sent.method,
    target: redactor.text(operation, input, pathname + search),
    headers: Object.fromEntries(headers),
    ...(body === undefined ? {} : { body: redactor.body(operation, body) }),
    ...(answer ? { answer: describeAnswer(operation, answer, redactor) } : {}),
    outcome: redactor.text(operation, input, describeOutcome(outcome)),
  };
};

const describeAnswer = (
  operation: ContractCase["operation"],
  { status, body }: NonNullable<ObservedCall["answer"]>,
  redactor: Redactor,
): NonNullable<ReportedExchange["answer"]> => ({
  status,
  ...(body === undefined ? {} : { body: redactor.answer(operation, status, body) }),
});

const describeOutcome = (outcome: Outcome): string => {
  if (outcome.kind === "data") return "returned the data";
  return outcome.kind === "failure" ? `${outcome.failure.kind}: ${outcome.failure.message}` : outcome.message;
};

const parse = (text: string): Json => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // Not JSON, so there is no schema to identify personal data.
    return `[text of ${text.length}]`;
  }
};
