import type { CallInput } from "../client/call-input.js";
import type { NamedExample, Operation } from "../document/operation.js";
import { isEqual } from "../schema/merged.js";
import type { CoveringValue } from "../values/cover-listing.js";
import { isJsonType } from "../wire/media-types.js";
import { fullInput, leastInput, withValue } from "./base-input.js";
import { caseId } from "./case-id.js";
import type { ContractCase } from "./contract-case.js";
import type { OperationNames } from "./operation-names.js";
import type { Subject } from "./subject.js";

/**
 * Valid requests: every named example, and generated values that together reach every constraint and place that can be
 * reached.
 */
export const acceptedCases = (
  operation: Operation,
  subjects: readonly Subject[],
  names: OperationNames,
): ContractCase[] => {
  const cases: ContractCase[] = [];
  const [schemes = []] = names.schemes;
  const add = (title: string, input: CallInput, more: Partial<ContractCase> = {}) => {
    if (more.covers === undefined && cases.some((each) => isSameInput(each.input, input))) return;
    cases.push({
      id: caseId(names.prefix, operation.id, "accepted", title),
      kind: "accepted",
      operation,
      title,
      input,
      schemes,
      expect: { kind: "accepted" },
      ...more,
      covers: [...(more.fault?.isInvalid ? [] : names.covered(input, subjects)), ...(more.covers ?? [])],
    });
  };
  const least = leastInput(subjects);
  for (const { subject, value } of examplesOf(subjects))
    addExample(operation, add, names, withValue(least, subject, value.value), value, subject);
  add("least", least);
  add("full", fullInput(subjects));
  for (const subject of subjects) {
    if (!subject.isRequired) add(`${subject.path} left out`, withValue(least, subject, undefined));
    for (const value of subject.covering) {
      if (!value.label.startsWith("example "))
        add(titleOf(value, names, subject), withValue(least, subject, value.value));
    }
  }
  for (const [index, alternative] of names.schemes.entries()) {
    if (index > 0)
      add(`with ${alternative.join(" and ") || "no credential"}`, least, {
        schemes: alternative,
        covers: [names.security(alternative)],
      });
  }
  return cases.map((each) => ({
    ...each,
    covers: [...each.covers, ...(each.fault?.isInvalid ? [] : [names.security(each.schemes)])],
  }));
};

const examplesOf = (subjects: readonly Subject[]): { subject: Subject; value: CoveringValue }[] => {
  const [body] = subjects.filter(({ parameter }) => !parameter);
  return (
    body?.covering
      .filter(({ label }) => label.startsWith("example "))
      .map((value) => ({ subject: body, value })) ?? []
  );
};

const addExample = (
  operation: Operation,
  add: (title: string, input: CallInput, more: Partial<ContractCase>) => void,
  names: OperationNames,
  input: CallInput,
  { label }: CoveringValue,
  { faults }: Subject,
): void => {
  const fault = faults.get(label);
  const name = label.slice("example ".length);
  const answer = answerExamples(operation).find((example) => example.name === name);
  add(label, input, {
    covers: [names.example("request", name)],
    ...(fault ? { fault } : {}),
    ...(answer ? { prefer: { example: name }, expect: { kind: "accepted", example: answer.value } } : {}),
  });
};

/** The examples of the answer that a mock returns by default. */
const answerExamples = ({ answers }: Operation): readonly NamedExample[] => {
  const successes = answers
    .filter(({ status }) => /^2/.test(status))
    .sort((one, other) => (one.status < other.status ? -1 : 1));
  const media = successes[0]?.contents.find(({ type }) => isJsonType(type));
  return media?.examples ?? [];
};

const titleOf = ({ label }: CoveringValue, names: OperationNames, subject: Subject): string => {
  const name = names.item(label);
  if (name) return name;
  return `${subject.path} ${label}`;
};

const isSameInput = (one: CallInput, other: CallInput): boolean => {
  const fields = ["path", "query", "headers", "cookies"] as const;
  return fields.every((field) => isEqual(one[field], other[field])) && isEqual(one.body, other.body);
};
