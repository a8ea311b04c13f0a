import { ContractError } from "../contract-error.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import { type Action, actions } from "./resource.js";

/** The `x-resource` of an operation: the records that it concerns, or none. */
export type WrittenRole = "none" | { readonly item: string; readonly action: Action };

/**
 * Parses an operation's `x-resource`; undefined if there is none.
 *
 * @throws {ContractError} `invalid-document` if it does not name an action and a path that ends in a parameter.
 */
export const writtenRole = (document: JsonObject, { id, pointer }: Operation): WrittenRole | undefined => {
  const extension = extensionAt(document, pointer);
  if (extension === undefined) return undefined;
  if (extension === false) return "none";
  const { item, action } = isJsonObject(extension) ? extension : {};
  const known = actions.find((each) => each === action);
  const isPath = typeof item === "string" && /\/\{[^/{}]+\}$/.test(item);
  if (known !== undefined && isPath) return { item, action: known };
  const message = `${id}: x-resource must be false, or name the path of one record and what is done to it: {item: "/customers/{id}", action: create}. Actions: ${actions.join(", ")}.`;
  throw new ContractError("invalid-document", message);
};

/** The `x-resource` at a pointer. */
export const extensionAt = (document: JsonObject, pointer: string): Json | undefined => {
  const value = atPointer(document, pointer);
  return isJsonObject(value) ? value["x-resource"] : undefined;
};
