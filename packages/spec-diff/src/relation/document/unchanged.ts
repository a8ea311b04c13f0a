import { isDeepStrictEqual } from "node:util";
import { entriesOf, type Json, type JsonObject, joinPointer } from "@provider-clients/openapi";

/** What two documents say alike, with all that it refers to: there is nothing to compare. */
export interface Unchanged {
  /** The pointers of the components that changed, or that lead to one that did, on either side. */
  readonly touched: ReadonlySet<string>;
  /** True for two values that are written alike and lead to nothing that changed. */
  readonly isSame: (before: Json | undefined, after: Json | undefined) => boolean;
}

/** Finds what two documents say alike. */
export const findUnchanged = (before: JsonObject, after: JsonObject): Unchanged => {
  const [was, is] = [componentsByPointer(before), componentsByPointer(after)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => !isDeepStrictEqual(was.get(key), is.get(key)),
  );
  const touched = reach(changed, usersOf(was, is));
  return {
    touched,
    isSame: (one, other) =>
      isDeepStrictEqual(one, other) &&
      (one === undefined || !referencesIn(one).some((key) => touched.has(key))),
  };
};

/** Every component by its pointer. */
export const componentsByPointer = ({ components }: JsonObject): ReadonlyMap<string, Json> =>
  new Map(
    entriesOf(components).flatMap(([kind, all]) =>
      entriesOf(all).map(([name, value]) => [joinPointer("#/components", kind, name), value] as const),
    ),
  );

/** The components that a value refers to, a discriminator's mapping included. */
export const referencesIn = (value: Json): readonly string[] => [
  ...new Set(
    [...JSON.stringify(value).matchAll(/"(#\/components\/[^/"]+\/[^/"]+)/g)].map(([, key = ""]) => key),
  ),
];

/** By component, those that refer to it on either side. */
const usersOf = (...sides: readonly ReadonlyMap<string, Json>[]): ReadonlyMap<string, readonly string[]> => {
  const users = new Map<string, string[]>();
  for (const components of sides) {
    for (const [user, value] of components) {
      for (const key of referencesIn(value)) {
        const known = users.get(key);
        if (known) known.push(user);
        else users.set(key, [user]);
      }
    }
  }
  return users;
};

/** Everything that is reached from a start, the start included. */
export const reach = (
  start: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const reached = new Set(start);
  for (const key of reached) for (const other of next.get(key) ?? []) reached.add(other);
  return reached;
};
