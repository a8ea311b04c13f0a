import { isDeepStrictEqual } from "node:util";
import { entriesOf, type Json, type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { OperationPart } from "../relation/document/operations.js";

/** One document as the compiler needs it. */
export interface Narrowed {
  readonly document: JsonObject;
  readonly operations: readonly OperationPart[];
}

/**
 * Leaves out of both documents what is written alike on both sides, with all that it refers to: the same code is
 * generated from it, and to generate it twice is what takes the time. Operations stand in pairs.
 */
export const narrow = (
  before: Narrowed,
  after: Narrowed,
): readonly [before: JsonObject, after: JsonObject] => {
  const [was, is] = [componentsOf(before.document), componentsOf(after.document)];
  const changed = [...new Set([...was.keys(), ...is.keys()])].filter(
    (key) => !isDeepStrictEqual(was.get(key), is.get(key)),
  );
  const touched = reach(changed, usersOf(was, is));
  const isTouched = (operation: OperationPart): boolean =>
    referencesIn(contentOf(operation)).some((key) => touched.has(key));
  const kept = before.operations.map((operation, index) => {
    const other = after.operations[index];
    const isSame = other !== undefined && isDeepStrictEqual(contentOf(operation), contentOf(other));
    return !isSame || isTouched(operation) || isTouched(other);
  });
  const needed = new Set([...neededBy(before, was, touched, kept), ...neededBy(after, is, touched, kept)]);
  return [only(before, needed, kept), only(after, needed, kept)];
};

type Components = ReadonlyMap<string, Json>;

const componentsOf = ({ components }: JsonObject): Components =>
  new Map(
    entriesOf(components).flatMap(([kind, all]) =>
      entriesOf(all).map(([name, value]) => [joinPointer("#/components", kind, name), value] as const),
    ),
  );

/** What an operation says, with what its path says for it. */
const contentOf = ({ method, path, value, pathItem }: OperationPart): Json => {
  const { operationId: _, ...operation } = value;
  return { method, path, operation, parameters: pathItem.value.parameters };
};

/** The components that a value refers to, a discriminator's mapping included. */
const referencesIn = (value: Json): readonly string[] => [
  ...new Set(
    [...JSON.stringify(value).matchAll(/"(#\/components\/[^/"]+\/[^/"]+)/g)].map(([, key = ""]) => key),
  ),
];

/** By component, those that refer to it on either side. */
const usersOf = (...sides: readonly Components[]): ReadonlyMap<string, readonly string[]> => {
  const users = new Map<string, string[]>();
  for (const components of sides) {
    for (const [user, value] of components) {
      for (const key of referencesIn(value)) users.set(key, [...(users.get(key) ?? []), user]);
    }
  }
  return users;
};

const reach = (
  start: readonly string[],
  next: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const reached = new Set(start);
  for (const key of reached) for (const other of next.get(key) ?? []) reached.add(other);
  return reached;
};

/** What the operations that are kept refer to, and what changed by itself, with all that these lead to. */
const neededBy = (
  { operations }: Narrowed,
  components: Components,
  touched: ReadonlySet<string>,
  kept: readonly boolean[],
): ReadonlySet<string> => {
  const references = new Map([...components].map(([key, value]) => [key, referencesIn(value)]));
  const start = operations
    .filter((_, index) => kept[index] ?? true)
    .flatMap((each) => referencesIn(contentOf(each)));
  return reach([...touched, ...start], references);
};

const only = (
  { document, operations }: Narrowed,
  needed: ReadonlySet<string>,
  kept: readonly boolean[],
): JsonObject => {
  const paths: Record<string, JsonObject> = {};
  for (const { path, method, value, pathItem } of operations.filter((_, index) => kept[index] ?? true)) {
    const { parameters } = pathItem.value;
    paths[path] = { ...paths[path], ...(parameters === undefined ? {} : { parameters }), [method]: value };
  }
  const sections = entriesOf(document.components).map(([kind, all]) => {
    const isNeeded = ([name]: readonly [string, Json]): boolean =>
      kind === "securitySchemes" || needed.has(joinPointer("#/components", kind, name));
    return [kind, Object.fromEntries(entriesOf(all).filter(isNeeded))] as const;
  });
  const { webhooks: _, ...rest } = objectOf(document);
  return { ...rest, paths, components: Object.fromEntries(sections) };
};
