import { listOf } from "@provider-clients/openapi";
import { count } from "./count.js";
import { type Fact, factsOf } from "./facts.js";
import type { Node } from "./node.js";

/** The number of items that have a schema of their own. */
export const prefixLength = (sites: Node): number =>
  Math.max(0, ...factsOf(sites, "prefixItems").map(({ value }) => listOf(value).length));

/** `items: false` as a greatest length. `unevaluatedItems` does so where no `items` evaluates all of them. */
const closedLength = (sites: Node): readonly Fact[] => {
  const hasItems = factsOf(sites, "items").length > 0;
  return factsOf(sites, "items", ...(hasItems ? [] : ["unevaluatedItems"]))
    .filter(({ value }) => value === false)
    .map((fact) => ({ ...fact, value: prefixLength(sites), written: false }));
};

/** The greatest number of items. */
export const maxItems = count("array", "maxItems", Number.POSITIVE_INFINITY, closedLength);
