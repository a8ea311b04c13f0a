import {
  entriesOf,
  isObject,
  type JsonObject,
  joinPointer,
  METHODS,
  textOf,
} from "@provider-clients/openapi";
import { type Part, partAt } from "./parts.js";

/** An operation with its place in the document. */
export interface OperationPart extends Part {
  readonly method: string;
  readonly path: string;
  readonly pathItem: Part;
  /** Its operationId, else its method and path. */
  readonly name: string;
}

/** Every operation under `paths`. */
export const operationsOf = (document: JsonObject): readonly OperationPart[] =>
  entriesOf(document.paths).flatMap(([path, item]) => {
    const pathItem = partAt(document, item, joinPointer("#/paths", path));
    return pathItem ? operationsIn(pathItem, path) : [];
  });

/** The operations of one path item. */
export const operationsIn = (pathItem: Part, path: string): readonly OperationPart[] =>
  METHODS.flatMap((method) => {
    const value = pathItem.value[method];
    if (!isObject(value)) return [];
    const name = textOf(value.operationId) ?? `${method.toUpperCase()} ${path}`;
    return [{ value, pointer: joinPointer(pathItem.pointer, method), method, path, pathItem, name }];
  });

/** The operations of two documents: pairs, removed ones and new ones. */
export interface OperationPairs {
  readonly pairs: readonly (readonly [before: OperationPart, after: OperationPart])[];
  readonly gone: readonly OperationPart[];
  readonly come: readonly OperationPart[];
}

/** Pairs operations by method and path, ignoring names of path parameters; then the rest by id. */
export const pairOperations = (before: JsonObject, after: JsonObject): OperationPairs => {
  const [was, is] = [operationsOf(before), operationsOf(after)];
  const byPlace = new Map(is.map((operation) => [placeOf(operation), operation]));
  const byName = new Map(is.map((operation) => [operation.value.operationId, operation]));
  const taken = new Set<OperationPart>();
  const take = (operation: OperationPart | undefined): OperationPart | undefined => {
    if (operation === undefined || taken.has(operation)) return undefined;
    taken.add(operation);
    return operation;
  };
  const placed = was.map((old) => [old, take(byPlace.get(placeOf(old)))] as const);
  const found = placed.map(([old, fresh]) => {
    const id = old.value.operationId;
    return [old, fresh ?? (id === undefined ? undefined : take(byName.get(id)))] as const;
  });
  return {
    pairs: found.flatMap(([old, fresh]) => (fresh ? [[old, fresh] as const] : [])),
    gone: found.flatMap(([old, fresh]) => (fresh ? [] : [old])),
    come: is.filter((operation) => !taken.has(operation)),
  };
};

const placeOf = ({ method, path }: OperationPart): string =>
  `${method} ${path.replaceAll(/\{[^}]*\}/g, "{}").replace(/(?<=.)\/$/, "")}`;
