import { entriesOf, isObject, type JsonObject } from "../json.js";
import { followReference } from "../references/follow-reference.js";
import { joinPointer } from "../references/pointer.js";

/** The keys of a path item that hold an operation. */
export const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

/** An operation and its place in the document. */
export interface OperationPlace {
  readonly path: string;
  /** Lower case, as in the document. */
  readonly method: (typeof METHODS)[number];
  readonly pointer: string;
  readonly operation: JsonObject;
  readonly pathItem: JsonObject;
}

/** True for a key of a path item that holds an operation. */
export const isMethod = (key: string): key is (typeof METHODS)[number] =>
  METHODS.some((method) => method === key);

/** Every operation of a document, in document order. */
export const operationsIn = (document: JsonObject): readonly OperationPlace[] =>
  entriesOf(document.paths).flatMap(([path, item]) => {
    const pathItem = followReference(document, item);
    if (pathItem === undefined) return [];
    return entriesOf(pathItem).flatMap(([method, operation]) =>
      isMethod(method) && isObject(operation)
        ? [{ path, method, pointer: joinPointer("#/paths", path, method), operation, pathItem }]
        : [],
    );
  });
