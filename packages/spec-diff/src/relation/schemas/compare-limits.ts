import { isDeepStrictEqual } from "node:util";
import { type Json, type JsonObject, listOf } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import { compareValues } from "./compare-values.js";
import { type Difference, differ } from "./difference.js";
import { dependenciesOf, dutiesOf } from "./duties.js";
import { type Fact, factsOf } from "./facts.js";
import type { JsonType } from "./json-types.js";
import { listIn, type Narrow, narrowOf } from "./narrow.js";
import type { Node } from "./node.js";
import type { Rule } from "./rule.js";
import { rules } from "./rules.js";
import { textsKeepTo } from "./texts.js";
import type { ListFact } from "./values.js";

/**
 * Compares the limits of two branches for one type, keyword by keyword.
 *
 * @param implied limits of each branch that follow from other keywords, such as the number of required fields.
 */
export const compareLimits = (
  before: Branch,
  after: Branch,
  type: JsonType,
  implied: readonly (readonly JsonObject[])[] = [],
): readonly Difference[] => {
  const [was, is] = [listIn(before, type), listIn(after, type)];
  const changed = rules
    .filter((rule) => rule.type === undefined || rule.type === type)
    .map((rule) => ({ rule, was: rule.read(before.sites), is: rule.read(after.sites) }))
    .filter(({ was: old, is: fresh }) => !isSame(old, fresh));
  const open = compareValues(openList(before.sites), openList(after.sites));
  if (changed.length === 0 && isSame(was, is) && was?.isClosed === is?.isClosed) return open;
  const [old, fresh] = [narrowOf(before, type, implied[0]), narrowOf(after, type, implied[1])];
  return [
    ...compareValues(was, is, old, fresh),
    ...open,
    ...changed.flatMap((facts) => compareRule(facts, old, fresh)),
  ];
};

const isSame = (one: Fact | undefined, other: Fact | undefined): boolean =>
  one?.keyword === other?.keyword && isDeepStrictEqual(one?.value, other?.value);

/** A list that does not limit the values. */
export const openKeyword = "x-extensible-enum";

const openList = (sites: Node): ListFact | undefined => {
  const fact = factsOf(sites, openKeyword).find(({ value }) => Array.isArray(value));
  return fact && { ...fact, value: listOf(fact.value), isClosed: false };
};

interface RuleFacts {
  readonly rule: Rule;
  readonly was: Fact | undefined;
  readonly is: Fact | undefined;
}

const compareRule = ({ rule, was, is }: RuleFacts, before: Narrow, after: Narrow): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined) return [];
  const shown = (fact: Fact | undefined) => fact && (fact.written ?? fact.value);
  // The message shows the written value even if it limits nothing, such as the pattern `.*`.
  const idle = (sites: Node, other: Fact): Json | undefined =>
    factsOf(sites, told.keyword).find(({ value }) => !isDeepStrictEqual(value, shown(other)))?.value;
  const values = {
    before: shown(was) ?? idle(before.sites, told),
    after: shown(is) ?? idle(after.sites, told),
  };
  const detail = was && is && was.keyword !== is.keyword ? { formerKeyword: was.keyword } : undefined;
  const ways = [isBroken(rule, is, before), isBroken(rule, was, after)] as const;
  return differ("limit", told, values, ways, detail);
};

/** True if a value of the narrow side breaks a fact; undefined if that cannot be decided. */
const isBroken = (rule: Rule, fact: Fact | undefined, narrow: Narrow): boolean | undefined => {
  if (fact === undefined) return false;
  const { holds } = rule;
  if (narrow.values && holds) return !narrow.values.every((value) => holds(value, fact));
  const isKept = rule.admits(fact, rule.read(narrow.told));
  const answer =
    isKept === true || narrow.type !== "string" ? isKept : (textsKeepTo(fact, narrow.sites) ?? isKept);
  return answer === undefined ? undefined : !answer;
};

/** Compares `dependentRequired`. A field that is required anyway does not count. */
export const compareDependencies = (before: Node, after: Node): readonly Difference[] => {
  const [was, is] = [dependenciesOf(before), dependenciesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): readonly Difference[] => {
    const [old, fresh] = [was.get(name), is.get(name)];
    const [oldDuties, newDuties] = [dutiesOf(before, name), dutiesOf(after, name)];
    const lost = fresh?.value.filter((each) => !oldDuties.has(each)) ?? [];
    const gained = old?.value.filter((each) => !newDuties.has(each)) ?? [];
    const told = fresh ?? old;
    if (told === undefined) return [];
    const ways = [lost.length > 0, gained.length > 0] as const;
    return differ("limit", told, { before: old?.value, after: fresh?.value }, ways, { name, lost, gained });
  });
};
