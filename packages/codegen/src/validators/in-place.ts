import type { Json } from "@provider-clients/openapi";
import { asksForUnevaluated } from "./compile-unevaluated.js";
import { allWithin, referencesInPlace, type SchemaSet } from "./schema-set.js";

/** What is known of the references of a set before its code is written. */
export interface InPlace {
  /** Whether a definition leads to another without going into the value: the code would call itself for ever. */
  readonly leadsTo: (from: string, to: string) => boolean;
  /** Whether somebody asks what a definition describes of a value. */
  readonly tellsSeen: (name: string) => boolean;
}

/** Follows the references of a set that stay with the value itself. */
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
  // A set also yields what is added while it is walked.
  for (const name of found) {
    for (const next of referencesInPlace(definitions.get(name) ?? true)) found.add(next);
  }
  return found;
};
