import { isDeepStrictEqual } from "node:util";
import {
  type Json,
  type JsonObject,
  joinPointer,
  resolvePointer,
  splitPointer,
  walkDocument,
} from "@provider-clients/openapi";
import type { Finding } from "../change.js";

const KEYS = ["example", "examples"] as const;

/** Examples of bodies and parameters, which `redocly diff` does not compare. */
export const findExampleChanges = (before: JsonObject, after: JsonObject): readonly Finding[] => {
  const was = examplesIn(before);
  const is = examplesIn(after);
  const pointers = new Set([...was.keys(), ...is.keys()]);
  return [...pointers].flatMap((pointer) => {
    const [one, other] = [was.get(pointer), is.get(pointer)];
    // An example that came or went with all that it shows is no news.
    const hasHolder = [before, after].every(
      (document) => resolvePointer(document, holderOf(pointer)) !== undefined,
    );
    return isDeepStrictEqual(one, other) || !hasHolder ? [] : [finding(pointer, one, other)];
  });
};

const holderOf = (pointer: string): string => {
  const segments = splitPointer(pointer);
  const at = segments.findLastIndex((segment) => segment === "example" || segment === "examples");
  return joinPointer("#", ...segments.slice(0, at));
};

const finding = (pointer: string, before: Json | undefined, after: Json | undefined): Finding => ({
  class: "docs",
  pointer,
  nodes: [pointer],
  before,
  after,
  what: `An example ${before === undefined ? "was added" : after === undefined ? "was removed" : "changed"}.`,
  action: "Nothing to do.",
});

/** Schemas list theirs as a keyword, which the comparison does see; so those are left to it. */
const examplesIn = (document: JsonObject): ReadonlyMap<string, Json> => {
  const found = new Map<string, Json>();
  for (const { node, pointer, isNameMap } of walkDocument(document)) {
    if (isNameMap || isSchemaPointer(pointer)) continue;
    for (const key of KEYS) {
      const value = node[key];
      if (value === undefined) continue;
      const named =
        typeof value === "object" && value !== null && !Array.isArray(value) && key === "examples";
      if (!named) found.set(joinPointer(pointer, key), value);
      else
        for (const [name, example] of Object.entries(value))
          found.set(joinPointer(pointer, key, name), example as Json);
    }
  }
  return found;
};

const isSchemaPointer = (pointer: string): boolean => {
  const segments = splitPointer(pointer);
  return (segments[0] === "components" && segments[1] === "schemas") || segments.includes("schema");
};
