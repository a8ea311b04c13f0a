import type { Admitted, Expression } from "./expression.js";

/**
 * The recursive components that need an alias: those that refer to themselves through lists, unions and the like, not
 * only through properties. The compiler evaluates such references eagerly.
 */
export const recursiveComponents = (
  names: readonly string[],
  component: (name: string) => Admitted,
): ReadonlySet<string> => {
  const targets = new Map<string, readonly string[]>();
  const targetsOf = (name: string): readonly string[] => {
    const known = targets.get(name) ?? [...new Set(eagerReferences(component(name)))];
    targets.set(name, known);
    return known;
  };
  const comesBack = (name: string): boolean => {
    const reached = new Set<string>();
    const pending = [...targetsOf(name)];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next === name) return true;
      if (reached.has(next)) continue;
      reached.add(next);
      pending.push(...targetsOf(next));
    }
    return false;
  };
  return new Set(names.filter(comesBack));
};

/** The references in a type that are not inside an object type. */
const eagerReferences = (admitted: Admitted): readonly string[] =>
  admitted.flatMap(({ type }) => referencesIn(type));

const referencesIn = (type: Expression): readonly string[] => {
  switch (type.is) {
    case "reference":
      return [type.name];
    case "array":
      return eagerReferences(type.of());
    case "tuple":
      return [...type.of, ...(type.rest ? [type.rest] : [])].flatMap((item) => eagerReferences(item()));
    case "nonNull":
    case "atLeastOne":
      return referencesIn(type.of);
    case "union":
    case "intersection":
      return type.of.flatMap(referencesIn);
    default:
      return [];
  }
};
