import { type JsonObject, objectOf } from "@provider-clients/openapi";
import { type OperationPart, pairOperations } from "../relation/document/operations.js";
import type { Unchanged } from "../relation/document/unchanged.js";
import { narrow } from "./narrow.js";

/** An operation of both documents, with the same id in both for the compiler. */
export interface PairedOperation {
  readonly id: string;
  /** Of the old document. */
  readonly method: string;
  readonly path: string;
}

/** Both documents as far as they differ, with equal ids for the same operation, so that the compiler ignores renames. */
export const withSameNames = (before: JsonObject, after: JsonObject, unchanged: Unchanged) => {
  const { pairs, gone, come } = pairOperations(before, after);
  const [was, is] = [pairs.map(([one]) => one), pairs.map(([, other]) => other)];
  const [old, fresh] = narrow(
    { document: before, operations: [...named(was, "operation"), ...named(gone, "gone")] },
    { document: after, operations: [...named(is, "operation"), ...named(come, "come")] },
    unchanged,
  );
  const operations = was.flatMap(({ method, path }, index): readonly PairedOperation[] =>
    objectOf(objectOf(old.paths)[path])[method] === undefined
      ? []
      : [{ id: `operation${index}`, method, path }],
  );
  return { before: old, after: fresh, operations, gone, come };
};

const named = (operations: readonly OperationPart[], word: string): readonly OperationPart[] =>
  operations.map((operation, index) => ({
    ...operation,
    value: { ...operation.value, operationId: `${word}${index}` },
  }));
