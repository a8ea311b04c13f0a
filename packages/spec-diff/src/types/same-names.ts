import { type JsonObject, objectOf } from "@provider-clients/openapi";
import { type OperationPart, pairOperations } from "../relation/document/operations.js";

/** An operation that both documents have, by the name that both are given for the compiler. */
export interface PairedOperation {
  readonly id: string;
  /** Of the old document. */
  readonly method: string;
  readonly path: string;
}

/** Both documents with the same id for the same operation: a rename is not the compiler's business. */
export const withSameNames = (before: JsonObject, after: JsonObject) => {
  const { pairs, gone, come } = pairOperations(before, after);
  const named = (operations: readonly OperationPart[], word: string) =>
    operations.map((operation, index) => [operation, `${word}${index}`] as const);
  const old = [
    ...named(
      pairs.map(([one]) => one),
      "operation",
    ),
    ...named(gone, "gone"),
  ];
  const fresh = [
    ...named(
      pairs.map(([, other]) => other),
      "operation",
    ),
    ...named(come, "come"),
  ];
  return {
    before: withIds(before, old),
    after: withIds(after, fresh),
    operations: pairs.map(
      ([{ method, path }], index): PairedOperation => ({ id: `operation${index}`, method, path }),
    ),
    gone,
    come,
  };
};

const withIds = (document: JsonObject, ids: readonly (readonly [OperationPart, string])[]): JsonObject => {
  const paths = { ...objectOf(document.paths) };
  for (const [{ path, method, value, pathItem }, operationId] of ids) {
    // A path item behind a reference is written out, so that each path has its own ids.
    const { $ref: _, ...item } = { ...pathItem.value, ...objectOf(paths[path]) };
    paths[path] = { ...item, [method]: { ...value, operationId } };
  }
  return { ...document, paths };
};
