import { isObject, joinPointer } from "@provider-clients/openapi";
import type { Side } from "../schemas/node.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareAnswers } from "./answers.js";
import { compareBodies } from "./bodies.js";
import { type Documents, type Finding, type Found, merge, only, otherSide } from "./found.js";
import type { OperationPart } from "./operations.js";
import { compareParameters } from "./parameters.js";
import { partAt } from "./parts.js";
import { compareSecurity } from "./security.js";
import { compareServers } from "./servers.js";

/** What was found at one operation: what is sent, what is answered, and what touches every call of it. */
export interface OperationFound {
  readonly sent: Found;
  readonly read: Found;
  readonly whole: Found;
}

/** Compares everything that two operations say of their calls. */
export const compareOperation = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
): OperationFound => ({
  ...compareMessages(documents, before, after, "sent"),
  whole: only(
    ...compareNames(before, after),
    ...compareSecurity(documents, { before, after }),
    ...compareServers(serversOf(before), serversOf(after), after.pointer),
    ...compareAnnotations(before.value, after.value, { pointer: after.pointer, label: after.name }),
    ...compareAnnotations(wordsOf(before), wordsOf(after), {
      pointer: after.pathItem.pointer,
      label: after.path,
    }),
  ),
});

const serversOf = ({ value, pathItem }: OperationPart) => value.servers ?? pathItem.value.servers;

const wordsOf = ({ pathItem: { value } }: OperationPart) => ({
  summary: value.summary,
  description: value.description,
});

/** What travels: `side` is that of the request. */
export const compareMessages = (
  documents: Documents,
  before: OperationPart,
  after: OperationPart,
  side: Side,
): Pick<OperationFound, "sent" | "read"> => {
  const bodyOf = (document: Documents["before"], { value, pointer }: OperationPart) =>
    partAt(document, value.requestBody, joinPointer(pointer, "requestBody"));
  const request = merge(
    compareParameters(documents, before, after, side),
    compareBodies(documents, bodyOf(documents.before, before), bodyOf(documents.after, after), side),
  );
  const answer = compareAnswers(documents, before, after, otherSide(side));
  return side === "sent" ? { sent: request, read: answer } : { sent: answer, read: request };
};

/** How an operation is called, by its id; where it is, by method and path. */
const compareNames = (before: OperationPart, after: OperationPart): readonly Finding[] => {
  const ids = [before.value.operationId, after.value.operationId];
  const isRenamed = ids[0] !== ids[1];
  const renamed: Finding = {
    class: "breaking",
    pointer: ids[1] === undefined ? after.pointer : joinPointer(after.pointer, "operationId"),
    before: ids[0],
    after: ids[1],
    ...renameSentences(before, after),
  };
  const [from, to] = [before, after].map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const hasMoved = before.method !== after.method;
  const moved: Finding = {
    ...{ class: "breaking", pointer: after.pointer, before: from, after: to },
    what: `${after.name} moved from ${from} to ${to}.`,
    action: `Write ${to} where you use the client of \`/http\`; the method is called as before.`,
  };
  return [...(isRenamed ? [renamed] : []), ...(hasMoved ? [moved] : [])];
};

const renameSentences = (before: OperationPart, after: OperationPart): Pick<Finding, "what" | "action"> => {
  const [was, is] = [before.value.operationId, after.value.operationId];
  if (was === undefined) {
    const what = `${before.name} has a name now: \`${String(is)}\`.`;
    return {
      what,
      action: `Call \`${String(is)}\` where you called it by another name, or by the client of \`/http\`.`,
    };
  }
  if (is === undefined) {
    const what = `The operation \`${String(was)}\` has no name any more.`;
    return {
      what,
      action: `Call ${after.name} by the client of \`/http\`: a method is named after its operation.`,
    };
  }
  return {
    what: `The operation \`${String(was)}\` was renamed to \`${String(is)}\`.`,
    action: `Call \`${String(is)}\` in place of \`${String(was)}\`.`,
  };
};

/** An operation that is gone: announced, where the day that `x-sunset` gives is over. */
export const goneOperation = ({ today }: Documents, operation: OperationPart): Finding => {
  const { value, pointer, name } = operation;
  const told = { pointer, before: value, after: undefined };
  const sunset = typeof value["x-sunset"] === "string" ? value["x-sunset"] : undefined;
  if (sunset !== undefined && sunset <= today) {
    const what = `${name} was removed after ${sunset}, the day that \`x-sunset\` gave.`;
    return {
      ...told,
      class: "fix",
      what,
      action: `${idle}, unless you still call \`${name}\`.`,
      isAnnounced: true,
    };
  }
  const early = sunset === undefined ? "" : ` before ${sunset}, the day that \`x-sunset\` gave`;
  const action = `Stop calling \`${name}\`: there is no replacement.`;
  return { ...told, class: "breaking", what: `${name} was removed${early}.`, action };
};

/** An operation that came. */
export const newOperation = ({ value, pointer, name }: OperationPart): Finding => ({
  ...{ class: "additive", pointer, before: undefined, after: value },
  what: `${name} was added.`,
  action: `${idle}; \`${name}\` can be called now.`,
});

/** A path of which every operation moved to the same other path is told once. */
export const comparePaths = (
  pairs: readonly (readonly [OperationPart, OperationPart])[],
): readonly Finding[] => {
  const moves = new Map(
    pairs
      .filter(([before, after]) => plain(before.path) !== plain(after.path))
      .map(([before, after]) => [`${before.path} ${after.path}`, [before, after] as const]),
  );
  return [...moves.values()].map(([before, after]) => ({
    ...{ class: "breaking", pointer: after.pathItem.pointer, before: before.path, after: after.path },
    what: `The path ${before.path} was renamed to ${after.path}.`,
    action: `Write ${after.path} where you use the client of \`/http\`; the methods are called as before.`,
  }));
};

const plain = (path: string): string => path.replaceAll(/\{[^}]*\}/g, "{}");

/** The callbacks of an operation by name and address, as path items. */
export const callbacksOf = (document: Documents["before"], operation: OperationPart) =>
  Object.entries(isObject(operation.value.callbacks) ? operation.value.callbacks : {}).flatMap(
    ([name, value]) => {
      const callback = partAt(document, value, joinPointer(operation.pointer, "callbacks", name));
      return Object.entries(callback?.value ?? {}).flatMap(([address, item]) => {
        const part = partAt(document, item, joinPointer(callback?.pointer ?? "#", address));
        return part ? [[`${name} ${address}`, part] as const] : [];
      });
    },
  );
