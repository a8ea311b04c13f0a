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
  const target = value.$ref;
  if (typeof target !== "string") return { pointer, value };
  return resolve(document, target, atPointer(document, target));
};
