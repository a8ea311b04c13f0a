import {
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  resolvePointer,
} from "@provider-clients/openapi";
import type { Part } from "./found.js";

/** The mapping at a place, or the one that its `$ref` leads to; undefined where there is none. */
export const partAt = (
  document: JsonObject,
  value: Json | undefined,
  pointer: string,
  depth = 0,
): Part | undefined => {
  if (!isObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== "string") return { value, pointer };
  return depth > 50 ? undefined : partAt(document, resolvePointer(document, $ref), $ref, depth + 1);
};

/** The mappings under a key of a part, by their names there. */
export const partsUnder = (
  document: JsonObject,
  part: Part | undefined,
  key: string,
): ReadonlyMap<string, Part> =>
  new Map(
    entriesOf(part?.value[key]).flatMap(([name, value]) => {
      const found = partAt(document, value, joinPointer(part?.pointer ?? "#", key, name));
      return found ? [[name, found]] : [];
    }),
  );

/** The names of two mappings: shared by both, gone from the second, and new in it. */
export const splitNames = (was: ReadonlyMap<string, unknown>, is: ReadonlyMap<string, unknown>) => ({
  shared: [...was.keys()].filter((name) => is.has(name)),
  gone: [...was.keys()].filter((name) => !is.has(name)),
  come: [...is.keys()].filter((name) => !was.has(name)),
});

/** Some of a mapping's entries, as values to look for renames in. */
export const valuesAt = (
  parts: ReadonlyMap<string, Part>,
  names: readonly string[],
): ReadonlyMap<string, Json> =>
  new Map(names.flatMap((name) => (parts.has(name) ? [[name, parts.get(name)?.value ?? null]] : [])));
