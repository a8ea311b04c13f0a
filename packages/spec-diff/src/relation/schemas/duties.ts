import { isObject, joinPointer } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import type { Node } from "./node.js";

/** The names that a property calls for. */
export type Dependency = Fact & { readonly value: readonly string[] };

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];

/** What `dependentRequired` says, by the name of the property that calls for others. */
export const dependenciesOf = (sites: Node): ReadonlyMap<string, Dependency> => {
  const dependencies = new Map<string, Dependency>();
  for (const fact of factsOf(sites, "dependentRequired")) {
    for (const [name, names] of Object.entries(isObject(fact.value) ? fact.value : {})) {
      const { pointer = joinPointer(fact.pointer, name), value = [] } = dependencies.get(name) ?? {};
      const all = [...new Set([...value, ...namesIn(names)])];
      if (all.length > 0) dependencies.set(name, { ...fact, pointer, value: all });
    }
  }
  return dependencies;
};

/** The names that have to be there beside those that are given: what is required, and what calls for what. */
export const dutiesOf = (sites: Node, ...given: readonly string[]): ReadonlySet<string> => {
  const dependencies = dependenciesOf(sites);
  const names = new Set([...given, ...factsOf(sites, "required").flatMap(({ value }) => namesIn(value))]);
  // What is added on the way is gone through too.
  for (const name of names) for (const other of dependencies.get(name)?.value ?? []) names.add(other);
  return names;
};
