import { isList, isObject, type Json } from "../json.js";

// A fast path: nearly every segment is a plain name, and the schemas of a document have hundreds of thousands.
const escapeSegment = (segment: string): string =>
  /[~/]/.test(segment) ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
const unescapeSegment = (segment: string): string =>
  segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;

/** Appends segments to a JSON pointer in its URI fragment form (`#/paths/~1customers`). */
export const joinPointer = (pointer: string, ...segments: readonly (string | number)[]): string =>
  segments.reduce<string>((joined, segment) => `${joined}/${escapeSegment(String(segment))}`, pointer);

/** The segments of a JSON pointer in its URI fragment form. */
export const splitPointer = (pointer: string): string[] =>
  pointer
    .replace(/^#\/?/, "")
    .split("/")
    .filter((segment, index) => segment !== "" || index > 0)
    .map((segment) => unescapeSegment(decodeFragment(segment)));

/** `$ref` is a URI: `%7B` is a brace. A single percent sign is kept as it is. */
const decodeFragment = (segment: string): string => {
  if (!segment.includes("%")) return segment;
  try {
    return decodeURIComponent(segment);
  } catch (error) {
    if (error instanceof URIError) return segment;
    throw error;
  }
};

/** The value that a pointer leads to, or undefined if there is none. */
export const resolvePointer = (document: Json, pointer: string): Json | undefined =>
  splitPointer(pointer).reduce<Json | undefined>((value, segment) => {
    if (isList(value)) return value[Number(segment)];
    return isObject(value) && Object.hasOwn(value, segment) ? value[segment] : undefined;
  }, document);
