import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { atPointer } from "./pointer.js";

/** An object of the document and where it is written. */
export interface Located {
  readonly pointer: string;
  readonly value: JsonObject;
}

/** Follows `$ref`s outside of schemas to the object they mean; the document's references were checked on loading. */
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
