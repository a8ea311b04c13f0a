import { type JsonObject, joinPointer, listOf } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import { between, nodeOf, pairOf } from "./child-pairs.js";
import type { ChildPair, Comparison } from "./compare-fields.js";
import { compareLimits } from "./compare-limits.js";
import type { Difference } from "./difference.js";
import { factsOf } from "./facts.js";
import { maxItems, prefixLength } from "./items.js";
import type { Node } from "./node.js";

/** Compares two branches as lists. */
export const compareLists = (before: Branch, after: Branch): Comparison => {
  const limits = compareLimits(before, after, "array", [impliedOf(before.sites), impliedOf(after.sites)]);
  // If both sides refuse further items, each item that came or went is told by itself.
  const areClosed = (difference: Difference): boolean =>
    [difference.before, difference.after].every((value) => value === false);
  return {
    differences: limits.filter((each) => !areClosed(each)),
    children: childrenOf(before.sites, after.sites),
  };
};

/** Limits that follow from the keywords of a list, as schemas. */
const impliedOf = (sites: Node): readonly JsonObject[] => {
  const least =
    factsOf(sites, "contains").length > 0 ? (factsOf(sites, "minContains")[0]?.value ?? 1) : undefined;
  const most = maxItems.read(sites)?.value ?? Number.POSITIVE_INFINITY;
  return [
    ...(least === undefined ? [] : [{ minItems: least }]),
    ...(Number(most) <= 1 ? [{ uniqueItems: true }] : []),
  ];
};

const childrenOf = (before: Node, after: Node): readonly ChildPair[] => {
  const first = Math.max(...[before, after].map(prefixLength));
  const hasContains = [before, after].every(
    (sites) => factsOf(sites, "contains").length > 0 && factsOf(sites, "minContains")[0]?.value !== 0,
  );
  const items = Array.from({ length: first + 1 }, (_, index) =>
    between(itemAt(before, index), itemAt(after, index)),
  ).flat();
  const areClosed = [before, after].every((sites) => maxItems.read(sites)?.written === false);
  // If only one side refuses an item, that is compared as a greatest length.
  const isRefused = (node: Node): boolean => node.some(({ schema }) => schema === false);
  return [
    ...items.filter((pair) => areClosed || !pair.some(isRefused)),
    ...(hasContains ? pairOf(before, after, "contains") : []),
  ];
};

/** The schemas of the item at a position: that in `prefixItems`, or that of all further items. */
const itemAt = (sites: Node, index: number): Node => {
  const described = sites.flatMap((site): Node => {
    const [prefix] = factsOf([site], "prefixItems");
    const schema = listOf(prefix?.value)[index];
    if (prefix && schema !== undefined) return [{ schema, pointer: joinPointer(prefix.pointer, index) }];
    return nodeOf([site], "items");
  });
  return described.length > 0 ? described : nodeOf(sites, "unevaluatedItems");
};
