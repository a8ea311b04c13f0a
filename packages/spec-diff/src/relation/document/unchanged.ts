import { isDeepStrictEqual } from "node:util";
import { entriesOf, type Json, type JsonObject, joinPointer } from "@provider-clients/openapi";

/** What is equal in two documents, including all that it refers to. It need not be compared. */
export interface Unchanged {
  /** The pointers of components that changed, or that refer to a changed one, on either side. */
  readonly touched: ReadonlySet<string>;
  /** True for two equal values that refer to no changed component. */
  readonly isSame: (before: Json | undefined, after: Json | undefined) => boolean;
}

/** Finds what is equal in two documents. */
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

/** For each component, the components that refer to it on either side. */
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

/** Everything that is reachable from a start, including the start. */
export const reach = (
  start: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const reached = new Set(start);
  for (const key of reached) for (const other of next.get(key) ?? []) reached.add(other);
  return reached;
};
