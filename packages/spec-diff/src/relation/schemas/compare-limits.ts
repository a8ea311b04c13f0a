import { isDeepStrictEqual } from "node:util";
import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import type { Difference } from "./difference.js";
import { dependenciesOf, dutiesOf } from "./duties.js";
import { type Fact, factsOf } from "./facts.js";
import type { JsonType } from "./json-types.js";
import type { Node } from "./node.js";
import { impliedOfNumber } from "./numbers.js";
import type { Rule } from "./rule.js";
import { rules } from "./rules.js";
import { textsKeepTo } from "./texts.js";
import { type ListFact, missingFrom, valuesOf } from "./values.js";

/** One branch for one type, as the narrow side of the question. */
interface Narrow {
  readonly type: JsonType;
  readonly sites: Node;
  /** The sites, with limits that follow from several keywords together. */
  readonly told: Node;
  /** Every value, where they are few. */
  readonly values: readonly Json[] | undefined;
}

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
  const [was, is] = [valuesOf(before.sites, type), valuesOf(after.sites, type)];
  const changed = rules
    .filter((rule) => rule.type === undefined || rule.type === type)
    .map((rule) => ({ rule, was: rule.read(before.sites), is: rule.read(after.sites) }))
    .filter(({ was: old, is: fresh }) => !isSame(old, fresh));
  const open = compareValues("x-extensible-enum", openList(before.sites), openList(after.sites));
  if (changed.length === 0 && isSame(was, is)) return open;
  const [old, fresh] = [narrowOf(before, type, implied[0]), narrowOf(after, type, implied[1])];
  return [
    ...compareValues("enum", was, is, fresh),
    ...open,
    ...changed.flatMap((facts) => compareRule(facts, old, fresh)),
  ];
};

const isSame = (one: Fact | undefined, other: Fact | undefined): boolean =>
  one?.keyword === other?.keyword && isDeepStrictEqual(one?.value, other?.value);

const narrowOf = ({ sites }: Branch, type: JsonType, implied: readonly JsonObject[] = []): Narrow => {
  const schemas = type === "number" ? [...implied, ...impliedOfNumber(sites)] : implied;
  const told = [...sites, ...schemas.map((schema) => ({ schema, pointer: "#" }))];
  const values = valuesOf(told, type)?.value;
  if (values === undefined) return { type, sites, told, values };
  const limits = rules.map(({ read, holds }) => ({ fact: read(sites), holds }));
  const keepsTo = (value: Json): boolean =>
    limits.every(({ fact, holds }) => fact === undefined || (holds?.(value, fact) ?? true));
  return { type, sites, told, values: values.filter(keepsTo) };
};

const openList = (sites: Node): ListFact | undefined =>
  factsOf(sites, "x-extensible-enum").find((fact): fact is ListFact => Array.isArray(fact.value));

/**
 * Compares two lists of values. One that came narrows the type, even where it lists all that was admitted; where one
 * went, `after` may still admit nothing else.
 */
export const compareValues = (
  keyword: "enum" | "x-extensible-enum",
  was: ListFact | undefined,
  is: ListFact | undefined,
  after?: Narrow,
): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined) return [];
  const lost = was && is ? missingFrom(is.value, was.value) : [];
  const gained = was && is ? missingFrom(was.value, is.value) : [];
  const isLost = lost.length > 0 || was === undefined;
  const isGained =
    gained.length > 0 || (is === undefined && was !== undefined && !(after && listsAll(was, after)));
  if (!isLost && !isGained) return [];
  return [
    {
      ...{ aspect: "enum", keyword, place: told.place, pointer: told.pointer, isDecided: true },
      ...{ before: was?.value, after: is?.value, isLost, isGained },
      detail: { lost, gained, isOpen: keyword !== "enum" },
    },
  ];
};

/** True if a list contains every value of a side without a list. */
const listsAll = (list: ListFact, { type, sites, values }: Narrow): boolean =>
  values
    ? missingFrom(list.value, values).length === 0
    : type === "string" && textsKeepTo(list, sites) === true;

interface RuleFacts {
  readonly rule: Rule;
  readonly was: Fact | undefined;
  readonly is: Fact | undefined;
}

const compareRule = ({ rule, was, is }: RuleFacts, before: Narrow, after: Narrow): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined) return [];
  // The message shows the written value even if it limits nothing, such as the pattern `.*`.
  const written = (sites: Node): Json | undefined => factsOf(sites, told.keyword)[0]?.value;
  const [lost, gained] = [follows(rule, is, before), follows(rule, was, after)];
  if (lost === true && gained === true) return [];
  return [
    {
      aspect: "limit",
      keyword: told.keyword,
      place: told.place,
      pointer: told.pointer,
      before: was?.written ?? was?.value ?? written(before.sites),
      after: is?.written ?? is?.value ?? written(after.sites),
      isLost: lost !== true,
      isGained: gained !== true,
      isDecided: lost !== undefined && gained !== undefined,
    },
  ];
};

/** True if every value of the narrow side satisfies a fact; undefined if that cannot be decided. */
const follows = (rule: Rule, fact: Fact | undefined, narrow: Narrow): boolean | undefined => {
  if (fact === undefined) return true;
  const { holds } = rule;
  if (narrow.values && holds) return narrow.values.every((value) => holds(value, fact));
  const answer = rule.admits(fact, rule.read(narrow.told));
  if (answer === true || narrow.type !== "string") return answer;
  return textsKeepTo(fact, narrow.sites) ?? answer;
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
    if (told === undefined || (lost.length === 0 && gained.length === 0)) return [];
    return [
      {
        ...{ aspect: "limit", keyword: "dependentRequired", place: told.place, pointer: told.pointer },
        ...{ before: old?.value, after: fresh?.value, isDecided: true },
        ...{ isLost: lost.length > 0, isGained: gained.length > 0, detail: { name, lost, gained } },
      },
    ];
  });
};
