import { isDeepStrictEqual } from "node:util";
import type { Branch, Refusal } from "./branches.js";
import { type Difference, differ } from "./difference.js";
import { type Fact, factsOf } from "./facts.js";
import type { JsonType } from "./json-types.js";
import { areDisjoint } from "./narrow.js";
import type { Node } from "./node.js";

/** Compares two schemas and everything inside them. */
export type Inside = (before: Node, after: Node) => readonly Difference[];

/** Compares keywords whose schema counts the other way round: if it admits more, the whole admits less. */
export const compareReversed = (
  inside: Inside,
  was: Branch,
  is: Branch,
  type: JsonType,
): readonly Difference[] => [
  ...compareRefusals(inside, was, is, type),
  ...(type === "array" ? compareMatches(inside, was.sites, is.sites) : []),
];

/** Compares `not`. A new one loses nothing if the old side admits no value that it refuses. */
const compareRefusals = (inside: Inside, was: Branch, is: Branch, type: JsonType): readonly Difference[] => {
  const follows = (refusal: Refusal, narrow: Branch, isWithin: (known: Refusal) => boolean): boolean =>
    refusal.branches.every((branch) => areDisjoint(narrow, branch, type)) || narrow.refusals.some(isWithin);
  const compare = (old: Refusal, fresh: Refusal) => inside([old.site], [fresh.site]);
  const isLost = is.refusals.some(
    (fresh) => !follows(fresh, was, (old) => !compare(old, fresh).some(({ isGained }) => isGained)),
  );
  const isGained = was.refusals.some(
    (old) => !follows(old, is, (fresh) => !compare(old, fresh).some((each) => each.isLost)),
  );
  const [old, fresh] = [firstOnlyIn(was, is), firstOnlyIn(is, was)];
  const told = fresh ?? old;
  if (told === undefined) return [];
  const at = { keyword: "not", place: told.place, pointer: told.site.pointer };
  return differ("limit", at, { before: old?.site.schema, after: fresh?.site.schema }, [isLost, isGained]);
};

const firstOnlyIn = ({ refusals }: Branch, other: Branch): Refusal | undefined =>
  refusals.find(
    ({ site }) => !other.refusals.some((each) => isDeepStrictEqual(each.site.schema, site.schema)),
  );

/** Compares `contains` in lists that limit how many items match it. */
const compareMatches = (inside: Inside, was: Node, is: Node): readonly Difference[] => {
  const [[old], [fresh]] = [factsOf(was, "contains"), factsOf(is, "contains")];
  const hasMost = [was, is].every((sites) => factsOf(sites, "maxContains").length > 0);
  if (!old || !fresh || !hasMost) return [];
  const node = ({ value, pointer }: Fact): Node => [{ schema: value, pointer }];
  const found = inside(node(old), node(fresh));
  const ways = [found.some((each) => each.isGained), found.some((each) => each.isLost)] as const;
  return differ("limit", fresh, { before: old.value, after: fresh.value }, ways);
};
