import type { Json } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import type { JsonType } from "./json-types.js";
import type { Node } from "./node.js";
import { type Rule, strictest } from "./rule.js";

/**
 * A least or a greatest count, of characters, items or properties.
 *
 * @param unlimited the count that limits nothing: 0 for a least one, else infinity.
 * @param implied counts that other keywords give.
 */
export const count = (
  type: JsonType,
  keyword: string,
  unlimited: number,
  implied?: (sites: Node) => readonly Fact[],
): Rule => {
  const isWithin = (one: number, other: number): boolean => (unlimited === 0 ? one >= other : one <= other);
  return {
    type,
    read: (sites) => {
      const written = factsOf(sites, keyword).filter(({ value }) => value !== unlimited);
      const facts = [...written, ...(implied?.(sites) ?? [])];
      return strictest(facts, (one, other) => isWithin(Number(one.value), Number(other.value)));
    },
    admits: (wide, narrow) => narrow !== undefined && isWithin(Number(narrow.value), Number(wide.value)),
    holds: (value, fact) => isWithin(sizeOf(value), Number(fact.value)),
  };
};

const sizeOf = (value: Json): number => {
  if (typeof value === "string") return [...value].length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
};
