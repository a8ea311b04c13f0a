import type { Json } from "@provider-clients/openapi";
import type { Fact } from "./facts.js";
import type { JsonType } from "./json-types.js";
import type { Node } from "./node.js";

/** How a limit is read, and when one admits all that another admits. */
export interface Rule {
  /** The type that it limits; every type if it is left out. */
  readonly type?: JsonType;
  /** The fact that counts if several sites have the keyword; undefined if none has it. */
  readonly read: (sites: Node) => Fact | undefined;
  /** True if `wide` follows from `narrow`; undefined if that cannot be decided. */
  readonly admits: (wide: Fact, narrow: Fact | undefined) => boolean | undefined;
  /** True if a value satisfies the fact. */
  readonly holds?: (value: Json, fact: Fact) => boolean;
}

/** The strictest of some facts. */
export const strictest = (
  facts: readonly Fact[],
  isStricter: (one: Fact, other: Fact) => boolean,
): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || isStricter(fact, best) ? fact : best),
    undefined,
  );
