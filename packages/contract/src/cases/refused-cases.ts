import type { CallInput } from "../client/call-input.js";
import { mediaFor } from "../document/answer-for.js";
import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { needsCredential } from "../document/security.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { inexactPaths } from "../values/exact.js";
import type { ListedItem } from "../values/list-schema.js";
import { violate } from "../values/violate.js";
import { leastInput, withValue } from "./base-input.js";
import { caseId } from "./case-id.js";
import { type ContractCase, type ExpectedViolation, wrongMediaType } from "./contract-case.js";
import { type CoverageItem, inexact, unreachable } from "./coverage-item.js";
import { knownSilence } from "./known-silence.js";
import type { OperationNames } from "./operation-names.js";
import type { Subject } from "./subject.js";

/** A constraint that no request could violate, and why. */
export interface Unviolated extends Pick<CoverageItem, "obstacle" | "isUnreachable" | "skip"> {
  readonly name: string;
}

/** One request per constraint that violates this constraint and, as far as possible, nothing else. */
export const refusedCases = (
  reader: SchemaReader,
  operation: Operation,
  subjects: readonly Subject[],
  names: OperationNames,
): { cases: ContractCase[]; unviolated: Unviolated[] } => {
  const cases: ContractCase[] = [];
  const unviolated: Unviolated[] = [];
  const [schemes = []] = names.schemes;
  const least = leastInput(subjects);
  const add: Add = (name, input, violation, more = {}) => {
    cases.push({
      id: caseId(names.prefix, operation.id, "refused", name),
      kind: "refused",
      operation,
      title: name,
      input,
      schemes,
      expect: { kind: "refused", violation },
      covers: [names.invalid(name)],
      ...more,
    });
  };
  for (const subject of subjects) {
    const { conjunct, transport, listing } = subject;
    const whyNot = obstaclesOf(subject);
    for (const item of listing.items.filter(({ kind }) => kind === "constraint")) {
      const name = names.item(item.key) ?? item.key;
      const { skip } = skipOf(operation, subject, item);
      const found =
        skip === undefined && violate(reader, conjunct, item, { transport, parts: listing.parts });
      if (found) add(name, withValue(least, subject, found.value), violationOf(subject, item));
      else
        unviolated.push({
          name,
          ...whyNot(item),
          ...(skip && { skip }),
        });
    }
    addMissing(operation, subject, least, add);
  }
  addSecurity(operation, least, add);
  return { cases, unviolated };
};

type Add = (
  name: string,
  input: CallInput,
  violation: ExpectedViolation,
  more?: Partial<ContractCase>,
) => void;

const addMissing = ({ body }: Operation, subject: Subject, least: CallInput, add: Add): void => {
  const { parameter, path } = subject;
  if (!parameter) {
    const absent = withValue(least, subject, undefined);
    if (subject.isRequired) add("body required", absent, { location: ["body"], codes: ["required"] });
    // A range such as `*/*` admits every type.
    if (body && mediaFor(body.contents, wrongMediaType)) return;
    const violation = { location: ["header", "content-type"], codes: [415] };
    const given = subject.isTyped ? least : withBytes(subject, least);
    // A schema that no value matches leaves the body out.
    if (given?.body !== undefined) add("body media type", given, violation, { edit: "wrong-media-type" });
    return;
  }
  if (!parameter.isRequired || parameter.in === "path") return;
  const silence = knownSilence(subject, undefined);
  add(`${path} required`, withValue(least, subject, undefined), {
    location: [parameter.in],
    codes: ["required"],
    missing: parameter.name,
    ...(silence ? { silence } : {}),
  });
};

/** An empty form or text has no bytes, so it has no media type that could be wrong. */
const withBytes = (subject: Subject, least: CallInput): CallInput | undefined => {
  const full = subject.covering.filter(({ label }) => label === "full");
  const found = [...full, ...subject.covering].find(({ value }) => !isEmpty(value));
  return found && withValue(least, subject, found.value);
};

const isEmpty = (body: Json): boolean =>
  body === "" || (typeof body === "object" && body !== null && Object.keys(body).length === 0);

const addSecurity = (operation: Operation, least: CallInput, add: Add): void => {
  if (!needsCredential(operation)) return;
  const covers = [`${operation.id} security missing`];
  add("security missing", least, { location: [], codes: [401] }, { edit: "remove-credential", covers });
};

const violationOf = (subject: Subject, item: ListedItem): ExpectedViolation => {
  const { parameter } = subject;
  const place = parameter ? [parameter.in, parameter.name] : ["body"];
  const isRange = item.keyword === "format" && item.detail?.startsWith("int");
  const missing = item.keyword === "dependentRequired" ? item.detail?.split(":").at(-1) : item.detail;
  const silence = knownSilence(subject, item);
  // It is the property itself that must not be there.
  const inside = item.keyword === "false schema" && item.detail !== undefined ? [item.detail] : [];
  return {
    location: [...place, ...item.instance, ...inside],
    declaredLocation: [...place, ...declaredSteps(subject, item), ...inside],
    codes: isRange ? ["format", "minimum", "maximum"] : codesOf(item),
    rule: {
      pointer: item.pointer,
      keyword: item.keyword,
      ...(item.detail === undefined ? {} : { detail: item.detail }),
    },
    ...(item.keyword.endsWith("equired") && missing ? { missing } : {}),
    ...(silence ? { silence } : {}),
  };
};

/** Judges say `contains` of too few and of too many items; a validator may name the keyword of the number. */
const codesOf = ({ keyword, detail = "minContains" }: ListedItem): string[] =>
  keyword === "contains" ? [keyword, detail] : [keyword];

const declaredSteps = ({ path }: Subject, item: ListedItem): readonly string[] => {
  const shown = item.path.slice(path.length + 1).split("/");
  const { instance } = item;
  // A name that contains a slash takes several steps; the location is then left unchanged.
  if (shown.length !== instance.length) return instance;
  return instance.filter((step, index) => shown[index] !== "*" || /^\d+$/.test(step));
};

const obstaclesOf = (subject: Subject): ((item: ListedItem) => Omit<Unviolated, "name">) => {
  const rounded = inexactPaths(subject.listing);
  return ({ key, path, pointer }) => {
    if (rounded.has(path)) return inexact;
    // What has no valid value has none to spoil either.
    if (!subject.covering.some(({ keys }) => keys.has(key))) return unreachable;
    return { obstacle: `${obstacleOf(subject)} (${pointer})` };
  };
};

const obstacleOf = ({ parameter }: Subject): string => {
  if (parameter?.in === "path")
    return "a path value that violates it means another route, or reads as a valid one";
  if (parameter) return "what violates it cannot be sent, or reads as a valid value";
  return "every value that was tried is still valid, for example by another branch of a union";
};

const skipOf = (operation: Operation, { parameter }: Subject, item: ListedItem): { skip?: string } => {
  const skip = item.skip ?? parameter?.skip ?? operation.skip;
  return skip === undefined ? {} : { skip };
};
