import type { CallInput } from "../client/call-input.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { DocumentedAnswer, MediaType, NamedExample, Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { isJsonType } from "../wire/media-types.js";
import { servedBody } from "../wire/served-body.js";
import type { AnswerValues } from "./answer-values.js";
import { leastInput } from "./base-input.js";
import { caseId } from "./case-id.js";
import type { ContractCase, ScriptedAnswer } from "./contract-case.js";
import { type CoverageItem, unreachable } from "./coverage-item.js";
import { exampleFault } from "./example-fault.js";
import type { OperationNames } from "./operation-names.js";
import type { Subject } from "./subject.js";

const rangeStatuses: Readonly<Record<string, readonly number[]>> = {
  "1": [],
  "2": [200, 201],
  "3": [302],
  "4": [400, 422],
  "5": [500, 503],
};
const defaultStatuses = [401, 404, 422, 429, 503];
const unknownStatus = 418;

/** Every documented status and example of an operation, and one undocumented status. */
export const answeredCases = (
  reader: SchemaReader,
  operation: Operation,
  subjects: readonly Subject[],
  names: OperationNames,
  valuesOf: (pointer: string) => AnswerValues,
): { cases: ContractCase[]; items: CoverageItem[]; faults: DocumentFault[] } => {
  const cases: ContractCase[] = [];
  const faults: DocumentFault[] = [];
  const items: CoverageItem[] = [];
  const add = addTo(cases, operation, leastInput(subjects), names);
  for (const answer of operation.answers) {
    const skip = answer.skip ?? operation.skip;
    const more = { operation: operation.id, ...(skip === undefined ? {} : { skip }) };
    const media = answer.contents.find(({ type }) => isJsonType(type)) ?? answer.contents[0];
    const { examples, unservable } = servedExamples(reader, media);
    // An answer of 1xx is not the last one (RFC 9110, 15.2): servers send it themselves.
    const isServable = !answer.status.startsWith("1") && (examples.length > 0 || unservable.length === 0);
    const status: CoverageItem = { id: names.status(answer.status), group: "statuses", ...more };
    items.push(isServable ? status : { ...status, ...unreachable });
    if (skip === undefined && isServable) addStatuses(operation, answer, examples, names, add);
    for (const { name } of examples)
      items.push({ id: names.example(answer.status, name), group: "examples", ...more });
    faults.push(...unservable, ...headerFaults(reader, answer));
    if (media && skip === undefined) addGenerated(answer, media, { names, add, items, valuesOf }, more);
  }
  if (!operation.answers.some(({ status }) => status === String(unknownStatus))) {
    const isDefault = operation.answers.some(({ status }) => status === "default");
    const scripted = {
      answer: { status: unknownStatus, contentType: "application/json", body: { error: "unknown" } },
    };
    add(
      `${unknownStatus} unknown`,
      unknownStatus,
      isDefault ? { prefer: { code: unknownStatus } } : scripted,
    );
  }
  return { cases, items, faults };
};

/** The examples of an answer as they are served, and those that its media type cannot represent. */
const servedExamples = (
  reader: SchemaReader,
  media: MediaType | undefined,
): { examples: NamedExample[]; unservable: DocumentFault[] } => {
  const examples: NamedExample[] = [];
  const unservable: DocumentFault[] = [];
  for (const example of media?.examples ?? []) {
    const value = media && servedBody(reader, media, example.value);
    if (value !== undefined) examples.push({ ...example, value });
    else
      unservable.push({
        pointer: example.pointer,
        reason: `${media?.type} has no form for a list or an object: write the example as a text`,
      });
  }
  return { examples, unservable };
};

/** The examples of an answer's headers that their schemas refuse. */
const headerFaults = (reader: SchemaReader, { headers }: DocumentedAnswer): DocumentFault[] =>
  headers.flatMap(({ schemaPointer, examples }) =>
    examples.flatMap((example) => {
      const fault = exampleFault(reader, reader.at(schemaPointer), example);
      return fault ? [{ pointer: fault.pointer, reason: fault.reason }] : [];
    }),
  );

type Add = (title: string, status: number, more: Partial<ContractCase>) => void;

const addTo = (cases: ContractCase[], operation: Operation, input: CallInput, names: OperationNames): Add => {
  const [schemes = []] = names.schemes;
  return (title, status, more) => {
    cases.push({
      id: caseId(names.prefix, operation.id, "answered", title),
      kind: "answered",
      operation,
      title,
      input,
      schemes,
      expect: { kind: "answered", status },
      covers: [],
      ...more,
    });
  };
};

const addStatuses = (
  operation: Operation,
  answer: DocumentedAnswer,
  examples: readonly NamedExample[],
  names: OperationNames,
  add: Add,
): void => {
  const documented = new Set(operation.answers.map(({ status }) => status));
  const statuses = statusesOf(answer.status).filter((status) => {
    return answer.status === String(status) || !documented.has(String(status));
  });
  const covers = [names.status(answer.status)];
  const [first] = statuses;
  for (const status of statuses) {
    if (examples.length === 0) add(String(status), status, { prefer: { code: status }, covers });
    // The first status of a range has a case for every example; the other statuses show that the status makes no
    // difference.
    for (const { name, value } of status === first ? examples : examples.slice(0, 1)) {
      add(`${status} ${name}`, status, {
        prefer: { code: status, example: name },
        expect: { kind: "answered", status, example: value },
        covers: [...covers, names.example(answer.status, name)],
      });
    }
  }
};

const statusesOf = (status: string): readonly number[] => {
  if (status === "default") return defaultStatuses;
  if (/^\dXX$/i.test(status)) return rangeStatuses[status.charAt(0)] ?? [];
  return [Number(status)];
};

// Examples seldom contain every property. These generated answers do; they replace the mock's own.
const addGenerated = (
  answer: DocumentedAnswer,
  media: MediaType,
  { names, add, items, valuesOf }: Generating,
  more: { operation: string; skip?: string },
): void => {
  const [status] = statusesOf(answer.status);
  if (!isJsonType(media.type) || media.schemaPointer === undefined || status === undefined) return;
  const { properties, values } = valuesOf(media.schemaPointer);
  // Thousands of values reach the same names: one text for each, not one for each value.
  const ids = new Map<string, string>();
  for (const { name, isReached, skip } of properties) {
    const id = `${more.operation} property ${answer.status}${name}`;
    ids.set(name, id);
    items.push({
      id,
      group: "properties",
      ...more,
      ...(skip ? { skip } : {}),
      ...(isReached ? {} : unreachable),
    });
  }
  for (const { title, value, reached } of values) {
    const scripted: ScriptedAnswer = { status, contentType: media.type, body: value };
    add(`${status} ${title}`, status, {
      answer: scripted,
      expect: { kind: "answered", status, example: value },
      covers: [names.status(answer.status), ...reached.flatMap((name) => ids.get(name) ?? [])],
    });
  }
};

interface Generating {
  readonly names: OperationNames;
  readonly add: Add;
  readonly items: CoverageItem[];
  readonly valuesOf: (pointer: string) => AnswerValues;
}
