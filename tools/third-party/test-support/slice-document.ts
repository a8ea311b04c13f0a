import { type JsonObject, leaveOut, operationsIn } from "@provider-clients/openapi";
import type { Draft } from "@provider-clients-internal/test-support";

/** A document with some of its operations, by pointer, and the components that they need. */
export const sliceDocument = (document: Draft, pointers: readonly string[]): Draft => {
  const others = operationsOf(document).filter((pointer) => !pointers.includes(pointer));
  const problems = others.map((at) => ({ file: "", message: "", at }));
  return structuredClone(leaveOut(document as JsonObject, problems).document) as Draft;
};

/** The pointers of a document's operations. */
export const operationsOf = (document: Draft): readonly string[] =>
  operationsIn(document as JsonObject).map(({ pointer }) => pointer);
