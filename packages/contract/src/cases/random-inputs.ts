import fc from "fast-check";
import { type CallInput, emptyInput } from "../client/call-input.js";
import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { arbitraryValue } from "../values/arbitrary.js";
import { withValue } from "./base-input.js";
import { caseId } from "./case-id.js";
import type { Subject } from "./subject.js";

/** Random valid inputs of an operation: random parameters and body, with optional parameters sometimes omitted. */
export const randomInputs = (
  reader: SchemaReader,
  name: string,
  operation: Operation,
  subjects: readonly Subject[],
): { id: string; operation: Operation; inputs: fc.Arbitrary<CallInput> } => {
  const values = fc.tuple(...subjects.map((subject) => subjectValue(reader, subject)));
  const inputs = values.map((chosen) => {
    return chosen.reduce<CallInput>((input, value, index) => {
      const subject = subjects[index];
      return subject ? withValue(input, subject, value) : input;
    }, emptyInput);
  });
  return { id: caseId(name, operation.id, "random"), operation, inputs };
};

const subjectValue = (reader: SchemaReader, subject: Subject): fc.Arbitrary<Json | undefined> => {
  const { conjunct, isRequired, transport, covering, faults } = subject;
  const known = covering.filter(({ label }) => !faults.has(label)).map(({ value }) => value);
  if (known.length === 0) return fc.constant(undefined);
  const value =
    conjunct.length === 0
      ? fc.constantFrom(...known)
      : arbitraryValue(reader, conjunct, known, (each) => isEqual(transport(each), each));
  return isRequired ? value : fc.option(value, { nil: undefined });
};
