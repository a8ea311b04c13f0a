import { isDeepStrictEqual } from "node:util";
import { isObject } from "@provider-clients/openapi";
import { withoutWords } from "../without-words.js";
import type { Branch } from "./branches.js";
import type { JsonType } from "./json-types.js";
import { valuesOf } from "./values.js";

/** The members of two choices: pairs, removed ones and new ones. */
export interface Matching {
  readonly pairs: readonly (readonly [before: Branch, after: Branch])[];
  readonly gone: readonly Branch[];
  readonly come: readonly Branch[];
  /** Removed and new members that another member of the other side covers. */
  readonly covered: { readonly gone: readonly Branch[]; readonly come: readonly Branch[] };
}

/** True if the first branch admits all that the second admits, as far as its fields are described. */
export type Admits = (wide: readonly [Branch, "before" | "after"], narrow: Branch) => boolean;

/**
 * Pairs the members of two choices: by name, by content, by their constants, and by whether one admits the other. If
 * one is left on each side, these two are a pair.
 */
export const matchMembers = (
  before: readonly Branch[],
  after: readonly Branch[],
  type: JsonType,
  admits: Admits,
): Matching => {
  const steps: readonly ((one: Branch, other: Branch) => boolean)[] = [
    (one, other) => one.member?.name !== undefined && one.member.name === other.member?.name,
    (one, other) => isDeepStrictEqual(contentOf(one), contentOf(other)),
    (one, other) => constantsOf(one) !== "" && constantsOf(one) === constantsOf(other),
    (one, other) => isAlike(one, other, type) && admits([other, "after"], one),
    (one, other) => isAlike(one, other, type) && admits([one, "before"], other),
  ];
  const isSingle = before.length === 1 && after.length === 1;
  const pairs: (readonly [Branch, Branch])[] = [];
  const [gone, come] = [new Set(before), new Set(after)];
  const pair = (one: Branch, other: Branch): void => {
    pairs.push([one, other]);
    gone.delete(one);
    come.delete(other);
  };
  for (const isSame of isSingle ? [] : steps) {
    for (const one of [...gone]) {
      const other = [...come].find((each) => isSame(one, each));
      if (other) pair(one, other);
    }
  }
  const [[one], [other]] = [[...gone], [...come]];
  if (one && other && gone.size === 1 && come.size === 1 && (isSingle || isAlike(one, other, type))) {
    pair(one, other);
  }
  const isCovered = (each: Branch, wide: readonly Branch[], side: "before" | "after"): boolean =>
    wide.some((other) => hasSameTags(each, other) && admits([other, side], each));
  const [isGone, isCome] = [
    Map.groupBy(gone, (each) => isCovered(each, after, "after")),
    Map.groupBy(come, (each) => isCovered(each, before, "before")),
  ];
  return {
    pairs,
    gone: isGone.get(false) ?? [],
    come: isCome.get(false) ?? [],
    covered: { gone: isGone.get(true) ?? [], come: isCome.get(true) ?? [] },
  };
};

/** Members with different tags do not cover each other. */
const hasSameTags = ({ member: one }: Branch, { member: other }: Branch): boolean =>
  one?.tags === undefined || other?.tags === undefined || one.tags === other.tags;

/** Two members that are named components are paired by name only. */
const isAlike = (one: Branch, other: Branch, type: JsonType): boolean =>
  type !== "object" || one.member?.name === undefined || other.member?.name === undefined;

const contentOf = ({ sites, refusals, listed }: Branch) => [
  ...sites.map(({ schema }) => withoutWords(schema)),
  ...refusals.map(({ site }) => ({ not: withoutWords(site.schema) })),
  listed?.value,
];

/** The properties with a single value, as one text. */
const constantsOf = ({ sites }: Branch): string =>
  sites
    .flatMap(({ schema }) =>
      Object.entries(isObject(schema) && isObject(schema.properties) ? schema.properties : {}),
    )
    .flatMap(([name, property]) => {
      const values = valuesOf([{ schema: property ?? true, pointer: "#" }], "string")?.value ?? [];
      return values.length === 1 ? [`${name}=${String(values[0])}`] : [];
    })
    .sort()
    .join();
