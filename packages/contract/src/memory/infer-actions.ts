import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { findList } from "./find-place.js";
import type { Action } from "./resource.js";
import { successAnswers } from "./success-answers.js";
import { writtenRole } from "./written-role.js";

/** What one operation does to the records of a path. */
export interface Member {
  readonly operation: Operation;
  readonly action: Action;
}

/** The parameter at the end of a record's path: `id` for `/customers/{id}`; empty if there is none. */
export const parameterOf = (item: string): string => /\/\{([^/{}]+)\}$/.exec(item)?.[1] ?? "";

/**
 * The operations on the records of each path that ends in a parameter. An operation's `x-resource` takes precedence;
 * otherwise its method and path decide: `/customers` is the collection of `/customers/{id}`.
 */
export const inferActions = (
  document: JsonObject,
  reader: SchemaReader,
  operations: readonly Operation[],
): ReadonlyMap<string, readonly Member[]> => {
  const roles = operations.map((operation) => ({ operation, role: writtenRole(document, operation) }));
  const written = roles.flatMap(({ operation, role }) =>
    typeof role === "object" ? [{ ...role, operation }] : [],
  );
  const others = roles.filter(({ role }) => role === undefined).map(({ operation }) => operation);
  const paths = operations.map(({ path }) => path).filter((path) => parameterOf(path) !== "");
  return new Map(
    [...new Set([...paths, ...written.map(({ item }) => item)])].map((item) => {
      const own = written.filter((role) => role.item === item);
      const isCreated =
        own.some(({ action }) => action === "create") || others.some((each) => isCreation(each, item));
      const inferred = others.flatMap((operation) => {
        const action = inferAction(reader, operation, item, isCreated);
        return action === undefined ? [] : [{ operation, action }];
      });
      return [item, [...own, ...inferred]];
    }),
  );
};

const collectionOf = (item: string): string => item.slice(0, item.lastIndexOf("/"));

const isCreation = ({ method, path }: Operation, item: string): boolean =>
  method === "POST" && path === collectionOf(item);

const inferAction = (
  reader: SchemaReader,
  operation: Operation,
  item: string,
  isCreated: boolean,
): Action | undefined => {
  if (operation.path === item) return itemAction(operation, isCreated);
  if (isCreation(operation, item)) return "create";
  if (!/^(GET|POST)$/.test(operation.method) || !isBeside(item, operation.path)) return undefined;
  const lists = successAnswers(reader, operation).map((answer) =>
    findList(reader, answer, parameterOf(item)),
  );
  return lists.some((list) => list !== undefined) ? "list" : undefined;
};

const itemAction = ({ method, answers }: Operation, isCreated: boolean): Action | undefined => {
  if (method === "GET") return "read";
  if (method === "DELETE") return "delete";
  if (method === "PATCH") return "change";
  // A PUT creates missing records if it documents a 201.
  if (method === "PUT") return answers.some(({ status }) => status === "201") ? "save" : "replace";
  return method === "POST" && isCreated ? "change" : undefined;
};

/** `/customers` itself, and `/customers/search`. */
const isBeside = (item: string, path: string): boolean => {
  const collection = collectionOf(item);
  return (
    path === collection ||
    (path.startsWith(`${collection}/`) && /^\/[^/{}]+$/.test(path.slice(collection.length)))
  );
};
