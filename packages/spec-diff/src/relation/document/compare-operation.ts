import { type JsonObject, joinPointer, objectOf } from "@provider-clients/openapi";
import type { Side } from "../schemas/node.js";
import { sunsetOf } from "../sunset.js";
import { additive, breaking, judgeGoing } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareAnswers } from "./answers.js";
import { compareBodies } from "./bodies.js";
import { changed, come, type Documents, type Finding, type Found, gone, otherSide } from "./found.js";
import type { OperationPart } from "./operations.js";
import { compareParameters } from "./parameters.js";
import { partAt } from "./parts.js";
import { compareSecurity } from "./security.js";
import { compareOwnServers } from "./servers.js";

/** Findings at one operation: in what is sent, in what is answered, and in what affects every call. */
export interface OperationFound {
  readonly sent: Found;
  readonly read: Found;
  readonly whole: Found;
}

/** Compares two operations. */
export const compareOperation = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
): OperationFound => ({
  ...compareMessages(documents, before, after, "sent"),
  whole: [
    ...compareNames(before, after),
    ...compareSecurity(documents, before, after),
    ...compareOwnServers(documents, before, after),
    ...compareAnnotations(before.value, after.value, { pointer: after.pointer, label: after.name }),
    ...compareAnnotations(wordsOf(before), wordsOf(after), {
      pointer: after.pathItem.pointer,
      label: after.path,
    }),
  ],
});

const wordsOf = ({ pathItem: { value } }: OperationPart): JsonObject => ({
  summary: value.summary,
  description: value.description,
});

/** Compares requests and answers. `side` is that of the request. */
export const compareMessages = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
  side: Side,
): Pick<OperationFound, "sent" | "read"> => {
  const bodyOf = (document: JsonObject, { value, pointer }: OperationPart) =>
    partAt(document, value.requestBody, joinPointer(pointer, "requestBody"));
  const request = [
    ...compareParameters(documents, before, after, side),
    ...compareBodies(documents, bodyOf(documents.before, before), bodyOf(documents.after, after), side),
  ];
  const answer = compareAnswers(documents, before, after, otherSide(side));
  return side === "sent" ? { sent: request, read: answer } : { sent: answer, read: request };
};

/** Compares the ids and the methods of two operations. */
const compareNames = (before: OperationPart, after: OperationPart): readonly Finding[] => {
  const [was, is] = [before.value.operationId, after.value.operationId];
  const at = is === undefined ? after.pointer : joinPointer(after.pointer, "operationId");
  const [from, to] = [before, after].map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const moved = breaking(
    `${after.name} moved from ${from} to ${to}.`,
    `Write ${to} where you use the client of \`/http\`; the method is called as before.`,
  );
  return [
    ...(was === is ? [] : [changed(at, was, is, judgeRename(before, after))]),
    ...(before.method === after.method ? [] : [changed(after.pointer, from, to, moved)]),
  ];
};

const judgeRename = (before: OperationPart, after: OperationPart) => {
  const [was, is] = [before, after].map(({ value }) => `\`${String(value.operationId)}\``);
  if (before.value.operationId === undefined) {
    return breaking(
      `${before.name} has a name now: ${is}.`,
      `Call ${is} where you called it by another name, or by the client of \`/http\`.`,
    );
  }
  if (after.value.operationId === undefined) {
    return breaking(
      `The operation ${was} has no name any more.`,
      `Call ${after.name} by the client of \`/http\`: a method is named after its operation.`,
    );
  }
  return breaking(`The operation ${was} was renamed to ${is}.`, `Call ${is} in place of ${was}.`);
};

/** The finding for a removed operation. After the day in its `x-sunset`, the removal does not count as breaking. */
export const goneOperation = ({ today }: Documents, operation: OperationPart): Finding => {
  const { name, value } = operation;
  const going = { name, verb: `call \`${name}\``, sunset: sunsetOf(value), today };
  return gone(operation, judgeGoing(going, `Stop calling \`${name}\`: the provider no longer documents it.`));
};

/** The finding for a new operation. */
export const newOperation = (operation: OperationPart): Finding =>
  come(operation, additive(`${operation.name} was added.`, `\`${operation.name}\` can be called now`));

/** Findings for renamed paths, one per path instead of one per operation. */
export const comparePaths = (
  pairs: readonly (readonly [OperationPart, OperationPart])[],
): readonly Finding[] => {
  const moves = new Map(
    pairs
      .filter(([before, after]) => plain(before.path) !== plain(after.path))
      .map((pair) => [pair.map(({ path }) => path).join(" "), pair]),
  );
  return [...moves.values()].map(([before, after]) => {
    const what = `The path ${before.path} was renamed to ${after.path}.`;
    const isSame = namesIn(before.path) === namesIn(after.path);
    const action = `Write ${after.path} where you use the client of \`/http\`${isSame ? "; the methods are called as before" : ""}.`;
    return changed(after.pathItem.pointer, before.path, after.path, breaking(what, action));
  });
};

const plain = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");
const namesIn = (path: string): number => path.split("{").length;

/** The callbacks of an operation by name and address, as path items. */
export const callbacksOf = (document: JsonObject, operation: OperationPart) =>
  new Map(
    Object.entries(objectOf(operation.value.callbacks)).flatMap(([name, value]) => {
      const callback = partAt(document, value, joinPointer(operation.pointer, "callbacks", name));
      return Object.entries(callback?.value ?? {}).flatMap(([address, item]) => {
        const part = partAt(document, item, joinPointer(callback?.pointer ?? "#", address));
        return part ? [[`${name} ${address}`, part] as const] : [];
      });
    }),
  );
