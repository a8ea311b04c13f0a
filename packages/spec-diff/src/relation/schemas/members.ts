import { isDeepStrictEqual } from "node:util";
import { isObject } from "@provider-clients/openapi";
import { withoutWords } from "../without-words.js";
import type { Branch, JsonType } from "./branches.js";
import { valuesOf } from "./values.js";

/** The members of two choices, told which are the same, which went and which came. */
export interface Matching {
  readonly pairs: readonly (readonly [before: Branch, after: Branch])[];
  readonly gone: readonly Branch[];
  readonly come: readonly Branch[];
}

/** True where the first branch admits all that the second admits. */
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
  return {
    pairs,
    gone: [...gone].filter((each) => !after.some((wide) => admits([wide, "after"], each))),
    come: [...come].filter((each) => !before.some((wide) => admits([wide, "before"], each))),
  };
};

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
