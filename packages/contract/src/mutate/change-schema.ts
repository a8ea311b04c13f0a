import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { atPointer } from "../document/pointer.js";

/** Changes the schema object at a pointer of a document. */
export const changeAt =
  (pointer: string, change: (value: JsonObject) => void): ((document: JsonObject) => void) =>
  (document) => {
    const value = atPointer(document, pointer);
    if (isJsonObject(value)) change(value);
  };

/** Sets a keyword, or removes it if there is no value. */
export const setKeyword = (
  pointer: string,
  keyword: string,
  value: Json | undefined,
): ((document: JsonObject) => void) =>
  changeAt(pointer, (schema) => {
    if (value === undefined) delete schema[keyword];
    else schema[keyword] = value;
  });

/** Renames a key of an object and keeps its position. */
export const renameKey = (object: JsonObject, from: string, to: string): void => {
  const entries = Object.entries(object);
  for (const [key] of entries) delete object[key];
  for (const [key, value] of entries) object[key === from ? to : key] = value;
};
