import { isObject, type JsonObject } from "@provider-clients/openapi";
import { additive, breaking } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareMessages } from "./compare-operation.js";
import { changed, come, type Documents, type Finding, type Found, gone, merge, only } from "./found.js";
import { operationsIn } from "./operations.js";
import { type NamedPair, type Part, pairByName } from "./parts.js";

/** What is compared: webhooks, or the callbacks of an operation. */
export type Kind = "webhook" | "callback";

type Items = ReadonlyMap<string, Part>;

/** Compares what the provider calls. What it sends there is read, what is answered to it is sent. */
export const compareWebhooks = (documents: Documents, kind: Kind, was: Items, is: Items): Found => {
  const found = pairByName(was, is, ({ value }) => withoutIds(value));
  return merge(
    ...found.pairs.map((pair) => merge(only(...renameOf(kind, pair)), compareItem(documents, kind, pair))),
    only(...goneAndCome(kind, found.gone, found.come)),
  );
};

/** Who receives it never sees the operation's id. */
const withoutIds = (item: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (!isObject(value)) return [key, value];
      const { operationId: _, ...rest } = value;
      return [key, rest];
    }),
  );

const renameOf = (kind: Kind, { from, to, after }: NamedPair<Part>): readonly Finding[] => {
  if (from === to) return [];
  const what = `The ${kind} \`${from}\` was renamed to \`${to}\`.`;
  return [
    changed(after.pointer, from, to, breaking(what, `Expect \`${to}\` where you handled \`${from}\`.`)),
  ];
};

const goneAndCome = (kind: Kind, lost: Items, added: Items): readonly Finding[] => [
  ...[...lost].map(([name, part]) =>
    gone(
      part,
      breaking(
        `The ${kind} \`${name}\` was removed.`,
        "Stop waiting for it: the provider no longer sends it.",
      ),
    ),
  ),
  ...[...added].map(([name, part]) =>
    come(part, additive(`The ${kind} \`${name}\` was added.`, "it can be received now")),
  ),
];

const compareItem = (
  documents: Documents,
  kind: Kind,
  { from, to, before, after }: NamedPair<Part>,
): Found => {
  const byMethod = (part: Part, name: string) =>
    new Map(operationsIn(part, name).map((operation) => [operation.method, operation]));
  const found = pairByName(byMethod(before, from), byMethod(after, to));
  const titled = (operations: Items, name: string): Items =>
    new Map([...operations].map(([method, operation]) => [`${method.toUpperCase()} ${name}`, operation]));
  return merge(
    ...found.pairs.map((pair) => {
      const { sent, read } = compareMessages(documents, pair.before, pair.after, "read");
      const place = { pointer: pair.after.pointer, label: `${kind} ${to}` };
      return merge(sent, read, only(...compareAnnotations(pair.before.value, pair.after.value, place)));
    }),
    only(...goneAndCome(kind, titled(found.gone, from), titled(found.come, to))),
  );
};
