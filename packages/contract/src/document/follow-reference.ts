import { joinPointer, splitPointer } from "@provider-clients/openapi";
import { isJsonObject, type JsonObject } from "./json.js";
import { atPointer } from "./pointer.js";

/**
 * The pointer of the schema that another one stands for: its target, if it is a reference and nothing else. What is made
 * of a schema is then made once for all places that refer to it.
 */
export const followReference = (document: JsonObject, pointer: string): string => {
  const passed = new Set<string>();
  let at = pointer;
  for (;;) {
    const schema = atPointer(document, at);
    const isReference = isJsonObject(schema) && Object.keys(schema).length === 1;
    if (!isReference || typeof schema.$ref !== "string" || passed.has(at)) return at;
    passed.add(at);
    at = joinPointer("#", ...splitPointer(schema.$ref));
  }
};
