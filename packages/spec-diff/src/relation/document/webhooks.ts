import { isObject, type Json, type JsonObject } from "@provider-clients/openapi";
import { findRenames } from "../schemas/renames.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareMessages } from "./compare-operation.js";
import { type Documents, type Finding, type Found, merge, nothing, only, type Part } from "./found.js";
import { operationsIn } from "./operations.js";
import { splitNames } from "./parts.js";

/** What is compared: webhooks, or the callbacks of an operation. */
export type Kind = "webhook" | "callback";

type Items = ReadonlyMap<string, Part>;

/** Compares what the provider calls. What it sends there is read, what is answered to it is sent. */
export const compareWebhooks = (documents: Documents, kind: Kind, was: Items, is: Items): Found => {
  const { shared, gone, come } = splitNames(was, is);
  const contents = (items: Items, names: readonly string[]) =>
    new Map(names.map((name) => [name, withoutIds(items.get(name)?.value ?? {})]));
  const renames = findRenames(contents(was, gone), contents(is, come));
  const renamed = new Set(renames.values());
  return merge(
    only(
      ...[...renames].map(([from, to]) => renameOf(kind, from, to, is.get(to))),
      ...gone.filter((name) => !renames.has(name)).map((name) => goneOf(kind, name, was.get(name))),
      ...come.filter((name) => !renamed.has(name)).map((name) => newOf(kind, name, is.get(name))),
    ),
    ...[...shared.map((name) => [name, name] as const), ...renames].map(([from, to]) =>
      compareItem(documents, kind, [from, was.get(from)], [to, is.get(to)]),
    ),
  );
};

/** Who receives it never sees the operation's id. */
const withoutIds = (item: JsonObject): Json =>
  Object.fromEntries(
    Object.entries(item).map(([key, value]) => {
      if (!isObject(value)) return [key, value];
      const { operationId: _, ...rest } = value;
      return [key, rest];
    }),
  );

const renameOf = (kind: Kind, from: string, to: string, part: Part | undefined): Finding => ({
  ...{ class: "breaking", pointer: part?.pointer ?? "#", before: from, after: to },
  what: `The ${kind} \`${from}\` was renamed to \`${to}\`.`,
  action: `Expect \`${to}\` where you handled \`${from}\`.`,
});

const goneOf = (kind: Kind, name: string, part: Part | undefined): Finding => ({
  ...{ class: "breaking", pointer: part?.pointer ?? "#", before: part?.value, after: undefined },
  what: `The ${kind} \`${name}\` was removed.`,
  action: "Stop waiting for it: the provider no longer sends it.",
});

const newOf = (kind: Kind, name: string, part: Part | undefined): Finding => ({
  ...{ class: "additive", pointer: part?.pointer ?? "#", before: undefined, after: part?.value },
  what: `The ${kind} \`${name}\` was added.`,
  action: `${idle}; it can be received now.`,
});

type Entry = readonly [name: string, part: Part | undefined];

const compareItem = (documents: Documents, kind: Kind, [from, before]: Entry, [to, after]: Entry): Found => {
  if (before === undefined || after === undefined) return nothing;
  const [was, is] = [operationsIn(before, from), operationsIn(after, to)].map(
    (operations) => new Map(operations.map((operation) => [operation.method, operation])),
  );
  if (!was || !is) return nothing;
  const { shared, gone, come } = splitNames(was, is);
  return merge(
    ...shared.map((method) => {
      const [old, fresh] = [was.get(method), is.get(method)];
      if (!old || !fresh) return nothing;
      const { sent, read } = compareMessages(documents, old, fresh, "read");
      const place = { pointer: fresh.pointer, label: `${kind} ${to}` };
      return merge(sent, read, only(...compareAnnotations(old.value, fresh.value, place)));
    }),
    only(
      ...gone.map((method) => goneOf(kind, `${method.toUpperCase()} ${from}`, was.get(method))),
      ...come.map((method) => newOf(kind, `${method.toUpperCase()} ${to}`, is.get(method))),
    ),
  );
};
