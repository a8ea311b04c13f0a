import { type CallInput, emptyInput } from "../client/call-input.js";
import type { Json } from "../document/json.js";
import type { ParameterPlace } from "../document/operation.js";
import type { Subject } from "./subject.js";

const fields: Readonly<Record<ParameterPlace, "path" | "query" | "headers" | "cookies">> = {
  path: "path",
  query: "query",
  header: "headers",
  cookie: "cookies",
};

/** The same input with another value for one subject; without a value, the subject is omitted. */
export const withValue = (input: CallInput, { parameter }: Subject, value: Json | undefined): CallInput => {
  if (!parameter) {
    const { body: _, ...rest } = input;
    return value === undefined ? rest : { ...rest, body: value };
  }
  const field = fields[parameter.in];
  const others = Object.entries(input[field]).filter(([name]) => name !== parameter.name);
  const own: [string, Json][] = value === undefined ? [] : [[parameter.name, value]];
  return { ...input, [field]: Object.fromEntries([...others, ...own]) };
};

/** The smallest valid input that still has a body, if there is one: without it, its constraints are not tested. */
export const leastInput = (subjects: readonly Subject[]): CallInput =>
  subjects
    .filter(({ parameter, isRequired }) => !parameter || isRequired)
    .reduce((input, subject) => withValue(input, subject, plainest(subject)), emptyInput);

/** The fullest valid input: every parameter, and the fullest body. */
export const fullInput = (subjects: readonly Subject[]): CallInput =>
  subjects.reduce((input, subject) => {
    const full = subject.covering.find(({ label }) => label === "full");
    return withValue(
      input,
      subject,
      subject.parameter ? plainest(subject) : (full?.value ?? plainest(subject)),
    );
  }, emptyInput);

/** A valid example of the document, or else the smallest value. */
const plainest = ({ covering, faults }: Subject): Json | undefined =>
  covering.find(({ label }) => !faults.has(label))?.value;
