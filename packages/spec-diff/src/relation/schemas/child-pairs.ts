import type { ChildPair } from "./compare-fields.js";
import { factsOf } from "./facts.js";
import { isEmptySchema, type Node } from "./node.js";

/** The schemas under a keyword; empty if there are none. */
export const nodeOf = (sites: Node, keyword: string): Node =>
  factsOf(sites, keyword)
    .filter(({ value }) => !isEmptySchema(value))
    .map(({ value, pointer }) => ({ schema: value, pointer }));

/** The schemas under a keyword, to compare next. */
export const pairOf = (before: Node, after: Node, keyword: string): readonly ChildPair[] =>
  between(nodeOf(before, keyword), nodeOf(after, keyword));

/** Two nodes to compare next; empty if both are empty. */
export const between = (was: Node, is: Node): readonly ChildPair[] =>
  was.length === 0 && is.length === 0 ? [] : [[was, is]];
