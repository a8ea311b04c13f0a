import { type JsonObject, type OperationPlace, operationsIn, textOf } from "@provider-clients/openapi";
import { camelCase, freeName, methodName } from "../../names.js";
import type { Fitted, Note } from "./note.js";

/**
 * An operationId for every operation, by the operation's pointer: its own, unless another operation has the same method
 * name, or openapi-typescript cannot name it.
 */
export const chooseOperationIds = (document: JsonObject): Fitted<ReadonlyMap<string, string>> => {
  const places = operationsIn(document);
  const ids = new Map<string, string>();
  const notes: Note[] = [];
  const used = new Set<string>();
  // Ids that are valid method names come first, so that no other operation takes their name.
  for (const place of [...places].sort((one, other) => rank(one) - rank(other))) {
    const written = textOf(place.operation.operationId);
    const wanted = nameable(written ?? "");
    const isFree = wanted !== "" && !used.has(methodName(wanted));
    const id = isFree ? wanted : freeName(fromPath(place), "", (name) => used.has(methodName(name)));
    used.add(methodName(id));
    ids.set(place.pointer, id);
    if (id !== written) notes.push(describe(place, written, id));
  }
  return { part: ids, notes };
};

const rank = ({ operation }: OperationPlace): number => {
  const id = textOf(operation.operationId);
  return id === undefined ? 2 : methodName(id) === id ? 0 : 1;
};

/** openapi-typescript reads a hash sign in an id as the start of a pointer. */
const nameable = (id: string): string => (id.includes("#") ? methodName(id) : id);

/** `GET /customers/{id}` → `getCustomersById`. */
const fromPath = ({ method, path }: OperationPlace): string =>
  camelCase(`${method} ${path.replaceAll(/\{([^}]*)\}/g, " by $1 ")}`);

const describe = ({ method, path }: OperationPlace, written: string | undefined, id: string): Note => {
  const request = `${method.toUpperCase()} ${path}`;
  if (!written) {
    return {
      text: `${request} has no operationId: its method is \`${id}\`.`,
      group: "Methods named after their path, for want of an operationId",
    };
  }
  if (id === nameable(written)) {
    return {
      text: `${request}: the operationId "${written}" became \`${id}\`, because of its hash sign.`,
      group: "Methods whose operationId has a hash sign",
    };
  }
  return {
    text: `${request}: the operationId "${written}" became \`${id}\`, because another operation has its method name.`,
  };
};
