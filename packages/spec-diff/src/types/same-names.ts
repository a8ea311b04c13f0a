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
  const named = (operations: readonly OperationPart[], word: string): readonly OperationPart[] =>
    operations.map((operation, index) => ({
      ...operation,
      value: { ...operation.value, operationId: `${word}${index}` },
    }));
  const [old, fresh] = narrow(
    {
      document: before,
      operations: [
        ...named(
          pairs.map(([one]) => one),
          "operation",
        ),
        ...named(gone, "gone"),
      ],
    },
    {
      document: after,
      operations: [
        ...named(
          pairs.map(([, other]) => other),
          "operation",
        ),
        ...named(come, "come"),
      ],
    },
    unchanged,
  );
  const isLeft = ([{ method, path }]: readonly [OperationPart, OperationPart]): boolean =>
    objectOf(objectOf(old.paths)[path])[method] !== undefined;
  const operations = pairs.flatMap((pair, index): readonly PairedOperation[] => {
    const [{ method, path }] = pair;
    return isLeft(pair) ? [{ id: `operation${index}`, method, path }] : [];
  });
  return { before: old, after: fresh, operations, gone, come };
};
