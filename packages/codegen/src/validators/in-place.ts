import type { Json } from "@provider-clients/openapi";
import { asksForUnevaluated } from "./compile-unevaluated.js";
import { allWithin, referencesInPlace, type SchemaSet } from "./schema-set.js";

/** Facts about the references of a set, needed before code is generated. */
export interface InPlace {
  /** True if a definition leads to another for the same value: the code would call itself endlessly. */
  readonly leadsTo: (from: string, to: string) => boolean;
  /** True if something needs to know which parts a definition evaluates. */
  readonly tellsSeen: (name: string) => boolean;
}

/** Follows the references of a set that apply to the same value. */
export const followInPlace = ({ roots, definitions }: SchemaSet): InPlace => {
  const reached = new Map<string, ReadonlySet<string>>();
  const reachOf = (name: string): ReadonlySet<string> => {
    const known = reached.get(name);
    if (known !== undefined) return known;
    const found = closure(referencesInPlace(definitions.get(name) ?? true), definitions);
    reached.set(name, found);
    return found;
  };
  const askers = [...roots.values(), ...definitions.values()].flatMap(allWithin).filter(asksForUnevaluated);
  const seen = closure(askers.flatMap(referencesInPlace), definitions);
  return {
    leadsTo: (from, to) => from === to || reachOf(from).has(to),
    tellsSeen: (name) => seen.has(name),
  };
};

const closure = (names: readonly string[], definitions: ReadonlyMap<string, Json>): ReadonlySet<string> => {
  const found = new Set(names);
  // Iterating a Set also visits elements added meanwhile.
  for (const name of found) {
    for (const next of referencesInPlace(definitions.get(name) ?? true)) found.add(next);
  }
  return found;
};
