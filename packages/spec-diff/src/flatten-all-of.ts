import { isDeepStrictEqual } from "node:util";
import {
  entriesOf,
  followReference,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
} from "@provider-clients/openapi";

/** What a part may say so that nothing is lost when it is written into the whole. */
const PLAIN = new Set([
  "type",
  "properties",
  "required",
  "description",
  "title",
  "example",
  "examples",
  "$comment",
]);

const isPlain = (part: JsonObject): boolean =>
  Object.keys(part).every((key) => PLAIN.has(key) || key.startsWith("x-")) &&
  (part.type === undefined || part.type === "object");

/**
 * Writes an object that is put together from plain parts (`allOf`) as one object, the parts' references followed.
 *
 * What is more than fields and which of them are required stays as it is: its meaning depends on the part.
 */
export const flattenAllOf = (document: JsonObject, schema: JsonObject, depth = 0): JsonObject => {
  const { allOf, ...own } = schema;
  const members = listOf(allOf);
  if (members.length < 2 && !isObject(own.properties)) return schema;
  if (members.length === 0 || depth > 20 || !isPlain(own)) return schema;
  const parts = members.map((member) => {
    const part = followReference(document, member);
    return part && flattenAllOf(document, part, depth + 1);
  });
  const all = [...parts, own];
  return all.every((part) => part !== undefined && isPlain(part))
    ? (merge(all as JsonObject[], own) ?? schema)
    : schema;
};

/** Undefined where two parts describe one field differently: both then hold. */
const merge = (parts: readonly JsonObject[], own: JsonObject): JsonObject | undefined => {
  const properties = new Map<string, Json>();
  for (const [name, property] of parts.flatMap((part) => entriesOf(objectOf(part.properties)))) {
    const earlier = properties.get(name);
    if (earlier !== undefined && !isDeepStrictEqual(earlier, property)) return undefined;
    properties.set(name, property);
  }
  const required = [...new Set(parts.flatMap((part) => listOf(part.required)))].sort();
  return {
    ...own,
    type: "object",
    properties: Object.fromEntries(properties),
    ...(required.length === 0 ? {} : { required }),
  };
};
