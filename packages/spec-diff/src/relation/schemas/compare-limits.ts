import type { Json } from "@provider-clients/openapi";
import type { Branch, JsonType } from "./branches.js";
import type { Difference } from "./difference.js";
import type { Node } from "./node.js";
import { dependenciesOf, type Fact, factsOf, type Rule, rules } from "./rules.js";
import { missingFrom, valuesOf } from "./values.js";

/** What two alternatives of one type say of scalars and sizes, keyword by keyword. */
export const compareLimits = (before: Branch, after: Branch, type: JsonType): readonly Difference[] => {
  const [was, is] = [valuesOf(before, type), valuesOf(after, type)];
  const listed = compareLists(was, is, "enum", before, after);
  const open = compareLists(
    openList(before.sites),
    openList(after.sites),
    "x-extensible-enum",
    before,
    after,
  );
  return [
    ...listed,
    ...open,
    ...rules
      .filter((rule) => rule.type === undefined || rule.type === type)
      .flatMap((rule) => compareRule(rule, [before.sites, after.sites], [was?.value, is?.value])),
    ...(type === "object" ? compareDependencies(before.sites, after.sites) : []),
  ];
};

type ListFact = Fact & { readonly value: readonly Json[] };

const openList = (sites: Node): ListFact | undefined =>
  factsOf(sites, "x-extensible-enum").find((fact): fact is ListFact => Array.isArray(fact.value));

/** Compares two lists of values. A list that came narrows, and where it lists what was refused it widens too. */
export const compareLists = (
  was: ListFact | undefined,
  is: ListFact | undefined,
  keyword: string,
  before: Branch,
  after: Branch,
): readonly Difference[] => {
  const told = is ?? was;
  if (told === undefined) return [];
  const lost = was && is ? missingFrom(is.value, was.value) : [];
  const gained = was && is ? missingFrom(was.value, is.value) : [];
  const isLost = lost.length > 0 || was === undefined;
  const isGained = gained.length > 0 || is === undefined;
  if (!isLost && !isGained) return [];
  const isOpen = keyword !== "enum";
  return [
    {
      aspect: "enum",
      keyword,
      place: told.place,
      pointer: told.pointer,
      before: was?.value,
      after: is?.value,
      isLost: isLost && !(was !== undefined && admitsAll(was.value, is, after)),
      isGained: isGained && !(is !== undefined && admitsAll(is.value, was, before)),
      isDecided: true,
      detail: { lost, gained, isOpen },
    },
  ];
};

/** True where a side without a list admits each of some values all the same. */
const admitsAll = (values: readonly Json[], list: ListFact | undefined, { sites }: Branch): boolean =>
  list === undefined &&
  rules.every((rule) => {
    const fact = rule.read(sites);
    return fact === undefined || values.every((value) => rule.holds?.(value, fact) ?? true);
  });

type Values = readonly Json[] | undefined;

const compareRule = (
  rule: Rule,
  [before, after]: readonly [Node, Node],
  [oldValues, newValues]: readonly [Values, Values],
): readonly Difference[] => {
  const [was, is] = [rule.read(before), rule.read(after)];
  const told = is ?? was;
  if (told === undefined) return [];
  // A keyword that limits nothing, such as the pattern `.*`, is told all the same.
  const written = (sites: Node): Json | undefined => factsOf(sites, told.keyword)[0]?.value;
  const [lost, gained] = [admits(rule, is, was, oldValues), admits(rule, was, is, newValues)];
  if (lost === true && gained === true) return [];
  return [
    {
      aspect: "limit",
      keyword: told.keyword,
      place: told.place,
      pointer: told.pointer,
      before: was?.written ?? was?.value ?? written(before),
      after: is?.written ?? is?.value ?? written(after),
      isLost: lost !== true,
      isGained: gained !== true,
      isDecided: lost !== undefined && gained !== undefined,
    },
  ];
};

/** The one question: does `wide` admit all that `narrow` admits? A list of values answers it one by one. */
const admits = (
  rule: Rule,
  wide: Fact | undefined,
  narrow: Fact | undefined,
  values: Values,
): boolean | undefined => {
  if (wide === undefined) return true;
  const { holds } = rule;
  if (values && holds) {
    const admitted = values.filter((value) => narrow === undefined || holds(value, narrow));
    return admitted.every((value) => holds(value, wide));
  }
  return rule.admits(wide, narrow);
};

const compareDependencies = (before: Node, after: Node): readonly Difference[] => {
  const [was, is] = [dependenciesOf(before), dependenciesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((name): readonly Difference[] => {
    const [old, fresh] = [was.get(name), is.get(name)];
    const [oldNames, newNames] = [valueList(old), valueList(fresh)];
    const [lost, gained] = [missingFrom(oldNames, newNames), missingFrom(newNames, oldNames)];
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

const valueList = (fact: Fact | undefined): readonly Json[] => (Array.isArray(fact?.value) ? fact.value : []);
