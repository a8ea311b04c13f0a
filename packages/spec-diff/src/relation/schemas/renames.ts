import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, nearest, objectOf } from "@provider-clients/openapi";
import { withoutWords } from "../without-words.js";

/** Things by name, of which some went and some came. */
export type Named = ReadonlyMap<string, Json>;

/**
 * The names that things go by now, by the old ones: what went and what came with the same content. Two plain strings
 * are not the same field because both are plain strings: either the words or the shape or the names have to be alike.
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

/** A boolean, or nothing but a type, says too little to be known again. */
const countKeys = (value: Json | undefined): number =>
  isObject(value) ? Object.values(value).reduce<number>((sum, child) => sum + 1 + countKeys(child), 0) : 0;
