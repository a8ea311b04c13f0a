import { type JsonObject, type OperationPlace, operationsIn, textOf } from "@provider-clients/openapi";
import { camelCase, freeName, isIdentifier } from "../../names.js";
import type { Fitted } from "./note.js";

/** What a client holds beside its methods, and what would make a promise or a class of it. */
const TAKEN = new Set(["http", "then", "constructor", "toString", "valueOf", "toJSON", "hasOwnProperty"]);

/** A method name for every operation, by the operation's pointer: its operationId where that can be one. */
export const chooseOperationIds = (document: JsonObject): Fitted<ReadonlyMap<string, string>> => {
  const places = operationsIn(document);
  const ids = new Map<string, string>();
  const notes: string[] = [];
  const used = new Set(TAKEN);
  // Those that are methods as they are come first: no other may take their name.
  for (const place of [...places].sort((one, other) => rank(one) - rank(other))) {
    const written = textOf(place.operation.operationId);
    const wish = written ? methodOf(written) : fromPath(place);
    const id = freeName(used.has(wish) ? fromPath(place) : wish, "", (name) => used.has(name));
    used.add(id);
    ids.set(place.pointer, id);
    if (id !== written) notes.push(describe(place, written, id));
  }
  return { part: ids, notes };
};

const rank = ({ operation }: OperationPlace): number => {
  const id = textOf(operation.operationId);
  return id === undefined ? 2 : isIdentifier(id) ? 0 : 1;
};

const methodOf = (operationId: string): string =>
  isIdentifier(operationId) ? operationId : camelCase(operationId);

/** `GET /customers/{id}` → `getCustomersById`. */
const fromPath = ({ method, path }: OperationPlace): string =>
  camelCase(`${method} ${path.replaceAll(/\{([^}]*)\}/g, " by $1 ")}`);

const describe = ({ method, path }: OperationPlace, written: string | undefined, id: string): string => {
  const request = `${method.toUpperCase()} ${path}`;
  if (!written) return `${request} has no operationId: its method is \`${id}\`.`;
  return `${request}: the operationId "${written}" became the method \`${id}\`.`;
};
