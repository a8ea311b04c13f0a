import type { Json } from "@provider-clients/openapi";
import type { Fact } from "./facts.js";
import type { JsonType } from "./json-types.js";
import type { Node } from "./node.js";

/** How one limit is read, and when it admits all that another one admits. */
export interface Rule {
  /** Which values it limits; every type where it is left out. */
  readonly type?: JsonType;
  /** The fact that counts where several places say something; undefined where none does. */
  readonly read: (sites: Node) => Fact | undefined;
  /** True where `narrow` sees to it that `wide` holds; undefined where that cannot be decided. */
  readonly admits: (wide: Fact, narrow: Fact | undefined) => boolean | undefined;
  /** True where a value keeps to the fact. */
  readonly holds?: (value: Json, fact: Fact) => boolean;
}

/** The fact that limits most. */
export const strictest = (
  facts: readonly Fact[],
  isStricter: (one: Fact, other: Fact) => boolean,
): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || isStricter(fact, best) ? fact : best),
    undefined,
  );
