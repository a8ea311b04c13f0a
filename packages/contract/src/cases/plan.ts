import type fc from "fast-check";
import type { CallInput } from "../client/call-input.js";
import type { DocumentFault } from "../document/document-fault.js";
import { isJsonObject, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { operationsOf } from "../document/operations.js";
import { atPointer } from "../document/pointer.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { inexactPaths, isAboutInexact } from "../values/exact.js";
import { unbuildableAt } from "../values/unbuildable.js";
import { bodyFormOf, chosenMedia } from "../wire/body.js";
import { acceptedCases } from "./accepted-cases.js";
import { type AnswerValues, createAnswerValues } from "./answer-values.js";
import { answeredCases } from "./answered-cases.js";
import { caseId } from "./case-id.js";
import type { ContractCase } from "./contract-case.js";
import { type CoverageItem, inexact, inexactReason, unreachable } from "./coverage-item.js";
import { itemNames } from "./item-names.js";
import { canBeMissing, type OperationNames, operationNames, requestItems } from "./operation-names.js";
import { randomInputs } from "./random-inputs.js";
import { refusedCases, type Unviolated } from "./refused-cases.js";
import { type Subject, subjectsOf } from "./subject.js";

/** Random valid inputs of one operation. */
export interface RandomCase {
  readonly id: string;
  readonly operation: Operation;
  readonly schemes: readonly string[];
  readonly inputs: fc.Arbitrary<CallInput>;
}

/** Everything that will be tried for one operation, and everything that must be covered. */
export interface OperationPlan {
  readonly operation: Operation;
  readonly cases: readonly ContractCase[];
  readonly random: readonly RandomCase[];
  readonly items: readonly CoverageItem[];
  /** Contradictions in the document. */
  readonly faults: readonly DocumentFault[];
  /** Parts of the operation for which no case can be made, in words. */
  readonly notes: readonly string[];
}

/** What will be tried for a document. */
export interface ContractOutline {
  readonly name: string;
  readonly operations: readonly Operation[];
  /** Plans an operation on demand: plans for all operations would fill the memory. */
  plan(operation: Operation): OperationPlan;
}

/**
 * Outlines what will be tried for a checked document.
 *
 * @param only the id of a case, or a prefix up to a slash; everything else is omitted.
 */
export const outlineContract = (readers: Readers, source: string, only?: string): ContractOutline => {
  const name = providerName(readers.document, source);
  const wanted = only?.replace(/\/$/, "");
  const isWanted = ({ id }: { readonly id: string }) =>
    wanted === undefined || id === wanted || id.startsWith(`${wanted}/`);
  const operations = operationsOf(readers.document).filter(({ id }) => {
    const own = caseId(name, id);
    return isWanted({ id: own }) || wanted?.startsWith(`${own}/`);
  });
  const seen = new Map<string, number>();
  const valuesOf = createAnswerValues(readers.answer);
  return {
    name,
    operations,
    plan(operation) {
      const plan = planOperation(readers, name, operation, valuesOf);
      const cases = withUniqueIds(plan.cases, seen).filter(isWanted);
      return { ...plan, operation, cases, random: plan.random.filter(isWanted) };
    },
  };
};

/** The plans of all operations at once, for a small document or a slow server. */
export const planContract = (readers: Readers, source: string) => {
  const outline = outlineContract(readers, source);
  const plans = outline.operations.map((operation) => outline.plan(operation));
  return {
    name: outline.name,
    operations: outline.operations,
    cases: plans.flatMap(({ cases }) => cases),
    random: plans.flatMap(({ random }) => random),
  };
};

/** What a document is called: the name that it gives itself, else that of its file. */
export const providerName = (document: JsonObject, source: string): string => {
  const provider = document["x-provider"];
  if (isJsonObject(provider) && typeof provider.name === "string") return provider.name;
  return (
    source
      .split("/")
      .at(-1)
      ?.replace(/\.(ya?ml|json)$/i, "") || "document"
  );
};

const planOperation = (
  readers: Readers,
  name: string,
  operation: Operation,
  valuesOf: (pointer: string) => AnswerValues,
) => {
  const reader = readers.request;
  const subjects = subjectsOf(reader, operation);
  const names = operationNames(reader, name, operation, subjects);
  const accepted = acceptedCases(operation, subjects, names);
  const answered = answeredCases(readers.answer, operation, subjects, names, valuesOf);
  const refused = refusedCases(reader, operation, subjects, names);
  const random = randomInputs(reader, name, operation, subjects);
  const unbuildable = subjects.flatMap((subject) => unbuildableFault(reader, subject));
  // If a required part has no valid value, the operation cannot be called validly.
  const isCallable = !subjects.some((each) => each.isRequired && isUnbuildable(each));
  const isTried = operation.skip === undefined && isCallable;
  const items = [...ownItems(operation, subjects, names, refused), ...answered.items];
  return {
    cases: isTried ? [...accepted, ...answered.cases, ...refused.cases] : [],
    random: isTried ? [{ ...random, schemes: names.schemes[0] ?? [] }] : [],
    items: isCallable ? items : items.map((item) => ({ ...unreachable, ...item })),
    faults: [
      ...subjects.flatMap(({ faults }) =>
        [...faults.values()].map(({ pointer, reason }) => ({ pointer, reason })),
      ),
      ...answered.faults,
      ...unbuildable,
    ],
    notes: notesOf(reader, operation),
  };
};

const isUnbuildable = ({ covering, faults }: Subject): boolean =>
  covering.every(({ label }) => faults.has(label));

const unbuildableFault = (reader: SchemaReader, subject: Subject): DocumentFault[] => {
  if (!isUnbuildable(subject)) return [];
  const pointer = unbuildableAt(reader, subject.conjunct);
  if (pointer === undefined) return [];
  const schema = atPointer(reader.document, pointer);
  const isInexact = isJsonObject(schema) && isAboutInexact(schema);
  return [{ pointer, reason: isInexact ? inexactReason : "no value was found that this schema admits" }];
};

const ownItems = (
  operation: Operation,
  subjects: readonly Subject[],
  names: OperationNames,
  refused: { cases: readonly ContractCase[]; unviolated: readonly Unviolated[] },
): CoverageItem[] => {
  const { id } = operation;
  const more = { operation: id, ...(operation.skip === undefined ? {} : { skip: operation.skip }) };
  const items: CoverageItem[] = [{ id: `${id} operation`, group: "operations", ...more }];
  for (const schemes of names.schemes)
    items.push({ id: names.security(schemes), group: "security", ...more });
  items.push(...subjects.flatMap((subject) => subjectItems(operation, subject)));
  // Of several media types, the examples of the one that is tried.
  const values = subjects.flatMap(({ parameter, covering }) => (parameter ? [] : covering));
  for (const { label } of values.filter((each) => each.label.startsWith("example "))) {
    const name = label.slice("example ".length);
    items.push({ id: names.example("request", name), group: "examples", ...more });
  }
  for (const { covers } of refused.cases) {
    for (const each of covers)
      items.push({ id: each, group: each.includes(" security ") ? "security" : "constraints", ...more });
  }
  for (const { name, ...why } of refused.unviolated)
    items.push({ id: names.invalid(name), group: "constraints", ...more, ...why });
  return items;
};

const subjectItems = (operation: Operation, subject: Subject): CoverageItem[] => {
  const { parameter, path, listing } = subject;
  const skip = parameter?.skip ?? operation.skip;
  const own = { operation: operation.id, ...(skip === undefined ? {} : { skip }) };
  const given = (how: string): CoverageItem => ({
    id: `${operation.id} parameter ${path} ${how}`,
    group: "parameters",
    ...own,
  });
  const rule = (text: string): CoverageItem => ({
    id: `${operation.id} constraint ${path} ${text} valid`,
    group: "constraints",
    ...own,
  });
  const isReached = (key: string) => subject.covering.some(({ keys }) => keys.has(key));
  const rounded = inexactPaths(listing);
  return [
    ...[given("given"), ...(parameter ? [] : [rule("media type")])].map((item) =>
      isUnbuildable(subject) ? { ...item, ...unreachable } : item,
    ),
    ...(subject.isRequired ? [] : [given("left out")]),
    ...(canBeMissing(subject) ? [rule("required")] : []),
    ...requestItems(operation, subject, itemNames(listing)).map(({ key, path, ...item }) =>
      isReached(key) ? item : { ...item, ...(rounded.has(path) ? inexact : unreachable) },
    ),
  ];
};

const notesOf = (reader: SchemaReader, { id, body }: Operation): string[] => {
  const media = body && chosenMedia(reader, body.contents);
  if (!media) return [];
  const others = body.contents.filter((each) => each !== media).map(({ type }) => type);
  return [
    ...(bodyFormOf(reader, media) === "opaque"
      ? [`${id}: the body is ${media.type}; that it is sent is tried, its content is not`]
      : []),
    ...(others.length > 0 ? [`${id}: the body is tried as ${media.type}, not as ${others.join(", ")}`] : []),
  ];
};

const withUniqueIds = (cases: readonly ContractCase[], seen: Map<string, number>): ContractCase[] =>
  cases.map((each) => {
    const count = (seen.get(each.id) ?? 0) + 1;
    seen.set(each.id, count);
    return count === 1 ? each : { ...each, id: `${each.id}-${count}` };
  });
