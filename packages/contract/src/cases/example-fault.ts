import { splitPointer } from "@provider-clients/openapi";
import type { DocumentFault } from "../document/document-fault.js";
import type { NamedExample } from "../document/operation.js";
import { undeclaredNames } from "../judge/undeclared.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { isExact } from "../values/exact.js";

/** A request example that its own schema refuses, that contains undeclared names, or that no client can send. */
export interface ExampleFault extends DocumentFault {
  /** True if the schema refuses the example, or a number in it is rounded before it is sent. */
  readonly isInvalid: boolean;
}

/** What is wrong with an example; undefined if it is valid. */
export const exampleFault = (
  reader: SchemaReader,
  conjunct: Conjunct,
  { pointer, value }: NamedExample,
): ExampleFault | undefined => {
  const errors = conjunct.flatMap(({ pointer: schema }) => {
    const validate = reader.compiler.compile(schema);
    return validate(value) ? [] : (validate.errors ?? []);
  });
  const [first] = errors;
  if (first) {
    const place = splitPointer(first.instancePath).join("/") || "the example";
    return { pointer, reason: `its schema refuses it: ${place} ${first.message}`, isInvalid: true };
  }
  if (!isExact(value))
    return { pointer, reason: "JavaScript cannot hold one of its numbers exactly", isInvalid: true };
  const [undeclared] = undeclaredNames(reader, conjunct, value);
  if (!undeclared) return undefined;
  return { pointer, reason: `no schema declares its ${undeclared.join("/")}`, isInvalid: false };
};
