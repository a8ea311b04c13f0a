import { isDeepStrictEqual } from "node:util";
import { isObject } from "@provider-clients/openapi";
import { withoutWords } from "../without-words.js";
import type { Branch } from "./branches.js";
import type { JsonType } from "./json-types.js";
import { valuesOf } from "./values.js";

/** The members of two choices, told which are the same, which went and which came. */
export interface Matching {
  readonly pairs: readonly (readonly [before: Branch, after: Branch])[];
  readonly gone: readonly Branch[];
  readonly come: readonly Branch[];
  /** Those that went or came, and that another member of the other side stands for. */
  readonly covered: { readonly gone: readonly Branch[]; readonly come: readonly Branch[] };
}

/** True where the first branch admits all that the second admits, as far as its fields are described. */
export type Admits = (wide: readonly [Branch, "before" | "after"], narrow: Branch) => boolean;

/**
 * Compares the members of one type: by their names, their content, the constants that tell them apart, and whether
 * one admits the other. Of what is left, the only one on each side are the same.
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
  const pairs: (readonly [Branch, Branch])[] = [];
  const [gone, come] = [new Set(before), new Set(after)];
  const pair = (one: Branch, other: Branch): void => {
    pairs.push([one, other]);
    gone.delete(one);
    come.delete(other);
  };
  for (const isSame of before.length === 1 && after.length === 1 ? [] : steps) {
    for (const one of [...gone]) {
      const other = [...come].find((each) => isSame(one, each));
      if (other) pair(one, other);
    }
  }
  const [[one], [other]] = [[...gone], [...come]];
  if (one && other && gone.size === 1 && come.size === 1) pair(one, other);
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

/** Members that a discriminator tells apart do not stand for each other. */
const hasSameTags = ({ member: one }: Branch, { member: other }: Branch): boolean =>
  one?.tags === undefined || other?.tags === undefined || one.tags === other.tags;

/** Two members that go by names of components are the same by name alone. */
const isAlike = (one: Branch, other: Branch, type: JsonType): boolean =>
  type !== "object" || one.member?.name === undefined || other.member?.name === undefined;

const contentOf = ({ sites }: Branch) => sites.map(({ schema }) => withoutWords(schema));

/** The properties that can have one value only, as one text. */
const constantsOf = ({ sites }: Branch): string =>
  sites
    .flatMap(({ schema }) =>
      Object.entries(isObject(schema) && isObject(schema.properties) ? schema.properties : {}),
    )
    .flatMap(([name, property]) => {
      const branch = {
        sites: [{ schema: property ?? true, pointer: "#" }],
        types: new Set<JsonType>(),
        member: undefined,
      };
      const values = valuesOf(branch, "string")?.value ?? [];
      return values.length === 1 ? [`${name}=${String(values[0])}`] : [];
    })
    .sort()
    .join();
