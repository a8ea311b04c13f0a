import { isDeepStrictEqual } from "node:util";
import { type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import { type Branch, branchesOf } from "./branches.js";
import { type ChildPair, type Comparison, join, nothingFound, only } from "./compare-fields.js";
import { compareLimits, openKeyword } from "./compare-limits.js";
import { compareLists } from "./compare-lists.js";
import { compareMembers } from "./compare-members.js";
import { compareObjects } from "./compare-objects.js";
import { compareReversed } from "./compare-reversed.js";
import { compareTypes } from "./compare-types.js";
import type { Difference } from "./difference.js";
import { compareDiscriminators } from "./discriminator.js";
import { factsOf } from "./facts.js";
import { type JsonType, jsonTypes } from "./json-types.js";
import { matchMembers } from "./members.js";
import { listIn, narrowOf } from "./narrow.js";
import { isNote, keyOf, type Node, resolveNode, type Side, type Site } from "./node.js";

/** The old and the new schema, and the side on which they are used. */
export interface Pair {
  readonly before: Node;
  readonly after: Node;
  readonly side: Side;
}

/** The differences between the schemas of two documents. Each pair of places is compared once. */
export interface Relation {
  /** The differences between two schemas and everything inside them. */
  readonly differencesIn: (pair: Pair) => ReadonlySet<Difference>;
}

interface Visit {
  readonly differences: readonly Difference[];
  readonly children: readonly Pair[];
}

interface Context {
  readonly before: JsonObject;
  readonly after: JsonObject;
  /** The result for each pair; undefined while it is being compared. */
  readonly visits: Map<string, Visit | undefined>;
}

/**
 * Answers for two schemas: does the new one admit all that the old one admits, and the other way round?
 *
 * Schemas may contain themselves. A pair that is met again while it is compared counts as equal.
 */
export const createRelation = (before: JsonObject, after: JsonObject): Relation => {
  const context: Context = { before, after, visits: new Map() };
  return { differencesIn: (pair) => reach(context, pair) };
};

const reach = (context: Context, start: Pair): ReadonlySet<Difference> => {
  const found = new Set<Difference>();
  const seen = new Set<string>();
  const pending = [start];
  for (let pair = pending.pop(); pair !== undefined; pair = pending.pop()) {
    const key = keyOfPair(context, pair);
    if (seen.has(key)) continue;
    seen.add(key);
    if (!context.visits.has(key)) {
      context.visits.set(key, undefined);
      context.visits.set(key, visit(context, pair));
    }
    const { differences, children } = context.visits.get(key) ?? { differences: [], children: [] };
    for (const difference of differences) found.add(difference);
    pending.push(...children);
  }
  return found;
};

/** The places, and the references to them if these differ. */
const keyOfPair = ({ before, after }: Context, pair: Pair): string => {
  const [was, is] = [keyOf(resolveNode(before, pair.before)), keyOf(resolveNode(after, pair.after))];
  return `${pair.side} ${was} > ${is}${was === is ? "" : ` > ${keyOf(pair.after)}`}`;
};

const visit = (context: Context, pair: Pair): Visit => {
  const [before, after] = [branchesOf(context.before, pair.before), branchesOf(context.after, pair.after)];
  const place = placeOf(context, pair);
  const { differences, children } = join(
    only(compareTypes(before, after, place)),
    only(compareDiscriminators(context, pair.before, pair.after)),
    only(compareNotes(context, pair)),
    ...jsonTypes.map((type) => compareOfType(context, pair.side, type, place, [before, after])),
  );
  return {
    differences,
    children: children.map(([was, is]) => ({ before: was, after: is, side: pair.side })),
  };
};

/** Compares annotations, of the place itself and of the schema that it refers to. */
const compareNotes = ({ before, after }: Context, pair: Pair): readonly Difference[] => {
  const places = ([one, other]: readonly [Node, Node]) => [one[0], other[0]] as const;
  const direct = places([pair.before, pair.after]);
  const resolved = places([resolveNode(before, pair.before), resolveNode(after, pair.after)]);
  const isSame = direct[1]?.pointer === resolved[1]?.pointer;
  return [direct, ...(isSame ? [] : [resolved])].flatMap(([was, is]) =>
    was && is ? noteDifferences(was, is) : [],
  );
};

const noteDifferences = (was: Site, is: Site): readonly Difference[] => {
  const [old, fresh] = [objectOf(was.schema), objectOf(is.schema)];
  return Object.keys({ ...old, ...fresh })
    .filter((keyword) => isNote(keyword) && !isDeepStrictEqual(old[keyword], fresh[keyword]))
    .map((keyword) => ({
      ...{ aspect: "note", keyword, place: is.pointer, before: old[keyword], after: fresh[keyword] },
      pointer: fresh[keyword] === undefined ? is.pointer : joinPointer(is.pointer, keyword),
      ...{ isLost: false, isGained: false, isDecided: true, detail: { schema: is.schema } },
    }));
};

/** The pointer for differences: that of the referenced schema, or of the reference if the references differ. */
const placeOf = (context: Context, { before, after }: Pair): string => {
  const [was, is] = [resolveNode(context.before, before), resolveNode(context.after, after)];
  const told = keyOf(was) === keyOf(is) ? is : after;
  return (told[0] ?? before[0])?.pointer ?? "#";
};

const compareOfType = (
  context: Context,
  side: Side,
  type: JsonType,
  place: string,
  branches: readonly [readonly Branch[], readonly Branch[]],
): Comparison => {
  const [before, after] = branches.map((each) =>
    oneList(
      widest(
        each.filter(({ types }) => types.has(type)),
        type,
      ),
      type,
    ),
  );
  if (!before?.length || !after?.length) return nothingFound;
  const at = { before: context.before, after: context.after, side };
  const inside = (old: Node, fresh: Node) => [...reach(context, { before: old, after: fresh, side })];
  const compareOwn = (was: Branch, is: Branch): Comparison => {
    if (type === "object") return compareObjects(at, was, is);
    return type === "array" ? compareLists(was, is) : only(compareLimits(was, is, type));
  };
  const compare = (was: Branch, is: Branch): Comparison =>
    join(compareOwn(was, is), only(compareReversed(inside, was, is, type)));
  const admits = ([wide, of]: readonly [Branch, "before" | "after"], narrow: Branch): boolean =>
    holds(context, side, of === "after" ? compare(narrow, wide) : compare(wide, narrow), of);
  const { pairs, gone, come, covered } = matchMembers(before, after, type, admits);
  const known = namesIn(covered.gone);
  return join(
    only(compareMembers(gone, come, place)),
    only(compareMembers(covered.gone, covered.come, place).map(asCovered)),
    ...pairs.map(([was, is]) => {
      const { differences, children } = compare(was, is);
      const isKnown = ({ aspect, before: old, detail }: Difference): boolean =>
        aspect === "field" && old === undefined && known.has(detail?.name ?? "");
      return { differences: differences.map((each) => (isKnown(each) ? asCovered(each) : each)), children };
    }),
  );
};

/** The names of the fields that some members describe. */
const namesIn = (members: readonly Branch[]): ReadonlySet<string> =>
  new Set(
    members.flatMap(({ sites }) =>
      factsOf(sites, "properties").flatMap(({ value }) => Object.keys(objectOf(value))),
    ),
  );

const asCovered = (difference: Difference): Difference => ({
  ...difference,
  detail: { ...difference.detail, isCovered: true },
});

/**
 * True if, by a comparison, the new side (or the old one) admits all of the other. Only described fields count: an open
 * object also admits other values for fields that it does not describe.
 */
const holds = (context: Context, side: Side, comparison: Comparison, of: "before" | "after"): boolean => {
  const isAgainst = ({ aspect, before, isLost, isGained, detail }: Difference): boolean => {
    if (detail?.isCovered) return false;
    const isFurther = aspect === "field" && (before === undefined) === (of === "after");
    if (isFurther && detail?.renamedTo === undefined) return detail?.isRequired === true;
    return aspect === "field" || (of === "after" ? isLost : isGained);
  };
  return (
    !comparison.differences.some(isAgainst) &&
    comparison.children.every((child) => ![...reach(context, pairOf(child, side))].some(isAgainst))
  );
};

/** Leaves out members that another member of the choice admits, such as known values beside any text. */
const widest = (branches: readonly Branch[], type: JsonType): readonly Branch[] => {
  const admits = (wide: Branch, narrow: Branch): boolean =>
    compareLimits(narrow, wide, type).every(({ isLost, keyword }) => !isLost || keyword === openKeyword);
  const isScalar = type !== "object" && type !== "array";
  return !isScalar || branches.length < 2 || branches.every((branch) => listIn(branch, type))
    ? branches
    : branches.filter(
        (one, index) =>
          !branches.some(
            (other, at) => at !== index && admits(other, one) && (at < index || !admits(one, other)),
          ),
      );
};

/** Members that only list values are one list. */
const oneList = (branches: readonly Branch[], type: JsonType): readonly Branch[] => {
  const [first] = branches;
  const lists = branches.flatMap((branch) => {
    const list = listIn(branch, type);
    return list ? [{ ...list, value: narrowOf(branch, type).values ?? list.value }] : [];
  });
  const [told] = lists;
  if (first === undefined || told === undefined || branches.length < 2 || lists.length < branches.length) {
    return branches;
  }
  const value = lists.flatMap((list) => list.value);
  return [
    {
      ...{ sites: [], types: first.types, refusals: [], member: undefined },
      listed: { ...told, value, isClosed: lists.every(({ isClosed }) => isClosed) },
    },
  ];
};

const pairOf = ([before, after]: ChildPair, side: Side): Pair => ({ before, after, side });
