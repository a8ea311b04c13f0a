import { isObject, type JsonObject } from "@provider-clients/openapi";
import { additive, breaking } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareMessages } from "./compare-operation.js";
import { type Documents, type Found, type NamedVerdicts, tellNamed } from "./found.js";
import { operationsIn } from "./operations.js";
import { type NamedPair, type Part, pairByName } from "./parts.js";

/** Webhooks of the document, or callbacks of an operation. */
export type Kind = "webhook" | "callback";

type Items = ReadonlyMap<string, Part>;

/** Compares requests that the provider makes. Their bodies are read by users; the answers are sent by users. */
export const compareWebhooks = (documents: Documents, kind: Kind, was: Items, is: Items): Found => {
  const found = pairByName(was, is, ({ value }) => withoutIds(value));
  return [
    ...tellNamed(found, verdictsOf(kind)),
    ...found.pairs.flatMap((pair) => compareItem(documents, kind, pair)),
  ];
};

/** The receiver of a webhook never sees operationIds. */
const withoutIds = (item: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (!isObject(value)) return [key, value];
      const { operationId: _, ...rest } = value;
      return [key, rest];
    }),
  );

const verdictsOf = (kind: Kind): NamedVerdicts => ({
  renamed: (from, to) =>
    breaking(
      `The ${kind} \`${from}\` was renamed to \`${to}\`.`,
      `Expect \`${to}\` where you handled \`${from}\`.`,
    ),
  gone: (name) =>
    breaking(`The ${kind} \`${name}\` was removed.`, "Stop waiting for it: the provider no longer sends it."),
  come: (name) => additive(`The ${kind} \`${name}\` was added.`, "it can be received now"),
});

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
  return [
    ...found.pairs.flatMap((pair) => {
      const { sent, read } = compareMessages(documents, pair.before, pair.after, "read");
      const place = { pointer: pair.after.pointer, label: `${kind} ${to}` };
      return [...sent, ...read, ...compareAnnotations(pair.before.value, pair.after.value, place)];
    }),
    ...tellNamed(
      { pairs: [], gone: titled(found.gone, from), come: titled(found.come, to) },
      verdictsOf(kind),
    ),
  ];
};
