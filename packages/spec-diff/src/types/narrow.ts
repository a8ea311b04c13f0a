import { entriesOf, type Json, type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { OperationPart } from "../relation/document/operations.js";
import { componentsByPointer, reach, referencesIn, type Unchanged } from "../relation/document/unchanged.js";

/** One document, with its operations renamed for the compiler. */
export interface Narrowed {
  readonly document: JsonObject;
  readonly operations: readonly OperationPart[];
}

/**
 * Removes from both documents what is equal on both sides, including all that it refers to. The same code would be
 * generated from it, and generating takes most of the time. Operations with the same index are pairs.
 */
export const narrow = (
  before: Narrowed,
  after: Narrowed,
  { touched, isSame }: Unchanged,
): readonly [before: JsonObject, after: JsonObject] => {
  const kept = before.operations.map((operation, index) => {
    const other = after.operations[index];
    return other === undefined || !isSame(contentOf(operation), contentOf(other));
  });
  const needed = new Set([before, after].flatMap((each) => [...neededBy(each, touched, kept)]));
  return [only(before, needed, kept), only(after, needed, kept)];
};

/** An operation with the parameters of its path. */
const contentOf = ({ method, path, value, pathItem }: OperationPart): Json => {
  const { operationId: _, ...operation } = value;
  return { method, path, operation, parameters: pathItem.value.parameters };
};

/** The components that kept operations and changed components need, directly or not. */
const neededBy = (
  { document, operations }: Narrowed,
  touched: ReadonlySet<string>,
  kept: readonly boolean[],
): ReadonlySet<string> => {
  const components = [...componentsByPointer(document)];
  const references = new Map(components.map(([key, value]) => [key, referencesIn(value)]));
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
