import { isObject, type JsonObject } from "../json.js";
import { resolvePointer } from "./pointer.js";

/** The mapping itself, or the target of its `$ref`; undefined if that does not exist or is circular. */
export const followReference = (document: JsonObject, value: unknown, depth = 0): JsonObject | undefined => {
  const node = value as JsonObject | undefined;
  if (!isObject(node)) return undefined;
  const { $ref } = node;
  if (typeof $ref !== "string") return node;
  return depth > 50 ? undefined : followReference(document, resolvePointer(document, $ref), depth + 1);
};
