import { joinPointer, splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { atPointer } from "./pointer.js";

/** An object of the document and its pointer. */
export interface Located {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** Resolves `$ref`s outside of schemas; the document's references were checked when it was loaded. */
export const resolve = (
  document: JsonObject,
  pointer: string,
  value: Json | undefined,
): Located | undefined => {
  if (!isJsonObject(value)) return undefined;
  if (typeof value.$ref !== "string") return { pointer, value };
  // Braces of a path may be written as `%7B` in a reference, but not in a pointer.
  const target = joinPointer("#", ...splitPointer(value.$ref));
  return resolve(document, target, atPointer(document, target));
};
