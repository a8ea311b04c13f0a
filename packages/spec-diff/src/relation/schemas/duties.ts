import { entriesOf, isObject, joinPointer } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import type { Node } from "./node.js";

/** The names that a property requires. */
export type Dependency = Fact & { readonly value: readonly string[] };

const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((name) => typeof name === "string") : [];

/** The names that a property requires, by `dependentRequired` or by `required` in `dependentSchemas`. */
export const dependenciesOf = (sites: Node): ReadonlyMap<string, Dependency> => {
  const dependencies = new Map<string, Dependency>();
  for (const fact of factsOf(sites, "dependentRequired", "dependentSchemas")) {
    for (const [name, written] of entriesOf(fact.value)) {
      const names = namesIn(isObject(written) ? written.required : written);
      const { pointer = joinPointer(fact.pointer, name), value = [] } = dependencies.get(name) ?? {};
      const all = [...new Set([...value, ...names])];
      if (all.length > 0) dependencies.set(name, { ...fact, pointer, value: all });
    }
  }
  return dependencies;
};

/** All names that are required together with the given ones, by `required` and `dependentRequired`. */
export const dutiesOf = (sites: Node, ...given: readonly string[]): ReadonlySet<string> => {
  const dependencies = dependenciesOf(sites);
  const names = new Set([...given, ...factsOf(sites, "required").flatMap(({ value }) => namesIn(value))]);
  // The loop also visits names that are added during it.
  for (const name of names) for (const other of dependencies.get(name)?.value ?? []) names.add(other);
  return names;
};
