import type { CallInput } from "../client/call-input.js";
import type { Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { createObserver } from "../values/observe.js";
import type { CoverageItem } from "./coverage-item.js";
import { itemNames } from "./item-names.js";
import type { Subject } from "./subject.js";

/** The coverage names of an operation. */
export interface OperationNames {
  /** The provider's name. */
  readonly prefix: string;
  /** The alternatives of the operation's security, as lists of scheme names. */
  readonly schemes: readonly (readonly string[])[];
  /** The short name of a listed item or place, by its key. */
  item(key: string): string | undefined;
  example(side: string, name: string): string;
  security(schemes: readonly string[]): string;
  status(status: string): string;
  /** The name of a constraint tried with an invalid value. */
  invalid(name: string): string;
  /** The names that a valid input covers. */
  covered(input: CallInput, subjects: readonly Subject[]): string[];
}

/** Creates the names for an operation. */
export const operationNames = (
  reader: SchemaReader,
  prefix: string,
  operation: Operation,
  subjects: readonly Subject[],
): OperationNames => {
  const own = (text: string) => `${operation.id} ${text}`;
  const items = new Map(subjects.flatMap(({ listing }) => [...itemNames(listing)]));
  const ids = new Map(
    subjects.flatMap((subject) => requestItems(operation, subject, items).map(({ key, id }) => [key, id])),
  );
  const observed = subjects.map((subject) => ({
    subject,
    observe: createObserver(reader, subject.conjunct, subject.path),
  }));
  const covered = (input: CallInput) => {
    const found = [own("operation")];
    for (const { subject, observe } of observed) {
      const value = inputValue(input, subject);
      found.push(own(`parameter ${subject.path} ${value === undefined ? "left out" : "given"}`));
      if (value === undefined) continue;
      found.push(...[...observe(value)].flatMap((key) => ids.get(key) ?? []));
      if (canBeMissing(subject)) found.push(own(`constraint ${subject.path} required valid`));
      if (!subject.parameter) found.push(own("constraint body media type valid"));
    }
    return found;
  };
  return {
    prefix,
    schemes:
      operation.security.length === 0 ? [[]] : operation.security.map((each) => each.map(({ name }) => name)),
    item: (key) => items.get(key),
    example: (side, name) => own(`example ${side} ${name}`),
    security: (schemes) => own(`security ${schemes.join(" and ") || "open"}`),
    status: (status) => own(`status ${status}`),
    invalid: (name) => own(`constraint ${name} invalid`),
    covered,
  };
};

/** The coverage items of a subject's listing, with their places and the keys by which values reach them. */
export const requestItems = (
  { id: operation, skip: outer }: Operation,
  { listing, parameter }: Subject,
  names: ReadonlyMap<string, string>,
): (CoverageItem & { key: string; path: string })[] => {
  const inherited = outer ?? parameter?.skip;
  const skipped = (skip: string | undefined) => {
    const reason = skip ?? inherited;
    return reason === undefined ? {} : { skip: reason };
  };
  const places = listing.places.map(({ key, kind, path, skip }) => {
    const group = kind === "property" ? ("properties" as const) : ("values" as const);
    const word = kind === "property" ? "property" : "value";
    return { key, path, id: `${operation} ${word} ${names.get(key)}`, group, operation, ...skipped(skip) };
  });
  const items = listing.items.map(({ key, kind, path, skip }) => {
    const isConstraint = kind === "constraint";
    const group = isConstraint ? ("constraints" as const) : ("values" as const);
    const id = isConstraint ? `constraint ${names.get(key)} valid` : `value ${names.get(key)}`;
    return { key, path, id: `${operation} ${id}`, group, operation, ...skipped(skip) };
  });
  return [...places, ...items];
};

/** True if omitting a subject is a violation that can be sent: without a path value, the request has another route. */
export const canBeMissing = ({ isRequired, parameter }: Subject): boolean =>
  isRequired && parameter?.in !== "path";

/** The value of a subject in an input. */
const inputValue = (input: CallInput, { parameter }: Subject) => {
  if (!parameter) return input.body;
  const { name, in: place } = parameter;
  const fields = { path: input.path, query: input.query, header: input.headers, cookie: input.cookies };
  // A name may be that of something every object has.
  return Object.hasOwn(fields[place], name) ? fields[place][name] : undefined;
};
