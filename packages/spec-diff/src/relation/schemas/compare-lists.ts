import { type JsonObject, joinPointer, listOf } from "@provider-clients/openapi";
import type { Branch } from "./branches.js";
import { between, nodeOf, pairOf } from "./child-pairs.js";
import type { ChildPair, Comparison } from "./compare-fields.js";
import { compareLimits } from "./compare-limits.js";
import { factsOf } from "./facts.js";
import type { Node } from "./node.js";

/** Compares two branches as lists. */
export const compareLists = (before: Branch, after: Branch): Comparison => ({
  differences: compareLimits(before, after, "array", [impliedOf(before.sites), impliedOf(after.sites)]),
  children: childrenOf(before.sites, after.sites),
});

/** Limits that follow from the keywords of a list, as schemas. */
const impliedOf = (sites: Node): readonly JsonObject[] => {
  const least =
    factsOf(sites, "contains").length > 0 ? (factsOf(sites, "minContains")[0]?.value ?? 1) : undefined;
  const isClosed = factsOf(sites, "items").some(({ value }) => value === false);
  const most = Math.min(
    ...factsOf(sites, "maxItems").map(({ value }) => Number(value)),
    ...(isClosed ? [prefixLength(sites)] : []),
  );
  return [
    ...(least === undefined ? [] : [{ minItems: least }]),
    ...(isClosed ? [{ maxItems: most }] : []),
    ...(most <= 1 ? [{ uniqueItems: true }] : []),
  ];
};

const childrenOf = (before: Node, after: Node): readonly ChildPair[] => {
  const first = Math.max(...[before, after].map(prefixLength));
  const hasContains = [before, after].every((sites) => factsOf(sites, "contains").length > 0);
  return [
    ...Array.from({ length: first }, (_, index) =>
      between(itemAt(before, index), itemAt(after, index)),
    ).flat(),
    ...between(itemAt(before, first), itemAt(after, first)),
    ...pairOf(before, after, "unevaluatedItems"),
    ...(hasContains ? pairOf(before, after, "contains") : []),
  ];
};

const prefixLength = (sites: Node): number =>
  Math.max(0, ...factsOf(sites, "prefixItems").map(({ value }) => listOf(value).length));

/** The schemas of the item at a position: that in `prefixItems`, or `items`. */
const itemAt = (sites: Node, index: number): Node =>
  sites.flatMap((site): Node => {
    const [prefix] = factsOf([site], "prefixItems");
    const schema = listOf(prefix?.value)[index];
    if (prefix && schema !== undefined) return [{ schema, pointer: joinPointer(prefix.pointer, index) }];
    return nodeOf([site], "items");
  });
