import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, nearest, objectOf } from "@provider-clients/openapi";
import { withoutWords } from "../without-words.js";

/** Values by name. */
export type Named = ReadonlyMap<string, Json>;

/**
 * Finds renamed things: new names by old names. The content has to be equal, and besides that the description, a
 * distinctive shape or the name has to be alike: two plain strings are not the same field.
 */
export const findRenames = (gone: Named, come: Named): ReadonlyMap<string, string> => {
  const [was, is] = [plain(gone), plain(come)];
  const isSame = (from: string, to: string): boolean =>
    isDeepStrictEqual(was.get(from), is.get(to)) && isAlike([from, gone.get(from)], [to, come.get(to)]);
  return new Map(
    [...gone.keys()].flatMap((from): readonly (readonly [string, string])[] => {
      const candidates = [...come.keys()].filter((to) => isSame(from, to));
      const [to] = candidates;
      if (to === undefined || candidates.length > 1) return [];
      return [...gone.keys()].filter((other) => isSame(other, to)).length === 1 ? [[from, to]] : [];
    }),
  );
};

const plain = (all: Named): Named => new Map([...all].map(([name, value]) => [name, withoutWords(value)]));

type Entry = readonly [name: string, value: Json | undefined];

const isAlike = ([from, was]: Entry, [to, is]: Entry): boolean => {
  const { description } = objectOf(was);
  const hasSameWords = description !== undefined && description === objectOf(is).description;
  const isDistinctive = countKeys(withoutWords(was ?? null)) > 1;
  return hasSameWords || isDistinctive || nearest(from, [to]) !== undefined;
};

/** Counts the keys of a schema. One with a single key is too plain to be recognised. */
const countKeys = (value: Json | undefined): number =>
  isObject(value) ? Object.values(value).reduce<number>((sum, child) => sum + 1 + countKeys(child), 0) : 0;
