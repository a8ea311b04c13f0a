import { isList } from "@provider-clients/openapi";
import type { LowerRule } from "./lower-rule.js";
import { marked } from "./mark.js";

/** Items by position are a tuple; what follows them is the rest, unless the schema refuses it. */
export const lowerArray: LowerRule = (schema, _context, again) => {
  const { prefixItems, items, type, minItems, maxItems } = schema;
  if (type === undefined && (prefixItems !== undefined || items !== undefined))
    return again({ ...schema, type: "array" });
  if (type !== "array" || !isList(prefixItems)) return undefined;
  const isFull = typeof maxItems === "number" && maxItems <= prefixItems.length;
  const minimum = Math.min(typeof minItems === "number" ? minItems : 0, prefixItems.length);
  return marked(schema, { kind: "tuple", of: prefixItems, minimum, rest: isFull ? false : (items ?? true) });
};
