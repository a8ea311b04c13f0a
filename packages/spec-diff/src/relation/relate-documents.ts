import { isDeepStrictEqual } from "node:util";
import {
  isMethod,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  objectOf,
} from "@provider-clients/openapi";
import { type Collected, createCollector } from "./collect.js";
import { compareAnnotations } from "./document/annotations.js";
import {
  callbacksOf,
  compareOperation,
  comparePaths,
  goneOperation,
  newOperation,
} from "./document/compare-operation.js";
import { compareComponents } from "./document/components.js";
import { changed, come, type Documents, type Finding, gone } from "./document/found.js";
import { type OperationPart, pairOperations } from "./document/operations.js";
import { type Part, pairByName, partsUnder } from "./document/parts.js";
import { compareSchemes } from "./document/security.js";
import { compareServers } from "./document/servers.js";
import type { Unchanged } from "./document/unchanged.js";
import { compareWebhooks } from "./document/webhooks.js";
import { createRelation } from "./schemas/relation.js";
import { subjectOfComponent, subjectOfOperation } from "./subject.js";
import { breaking, docs } from "./verdicts/verdict.js";

export type { Collected } from "./collect.js";

/**
 * Compares the meaning of two documents: everything that changes for callers of the API, with its verdict.
 *
 * @param today the day that `x-sunset` is held against, as `2026-11-29`.
 */
export const relateDocuments = (
  before: JsonObject,
  after: JsonObject,
  today: string,
  unchanged: Unchanged,
): readonly Collected[] => {
  const documents: Documents = { before, after, today, relation: createRelation(before, after) };
  const collector = createCollector(documents);
  const operations = pairOperations(before, after);
  const isSame = sameOperations(documents, unchanged);
  for (const [old, fresh] of operations.pairs) {
    if (isSame(old, fresh)) continue;
    const { sent, read, whole } = compareOperation(documents, old, fresh);
    const names = [fresh.name];
    const subjects = [subjectOfOperation(old, "sent"), subjectOfOperation(old, "read")] as const;
    collector.add(sent, { operations: names, subjects: [subjects[0]] });
    collector.add(read, { operations: names, subjects: [subjects[1]] });
    collector.add(whole, { operations: names, subjects });
    const callbacks = [callbacksOf(before, old), callbacksOf(after, fresh)] as const;
    collector.add(compareWebhooks(documents, "callback", ...callbacks), { operations: names, subjects: [] });
  }
  const alone = [
    ...operations.gone.map((operation) => [operation, goneOperation(documents, operation)] as const),
    ...operations.come.map((operation) => [operation, newOperation(operation)] as const),
  ];
  for (const [operation, finding] of alone) {
    const subjects = [subjectOfOperation(operation, "sent"), subjectOfOperation(operation, "read")];
    collector.add([finding], { operations: [operation.name], subjects });
  }
  for (const finding of comparePaths(operations.pairs)) {
    const moved = operations.pairs.filter(
      ([old, fresh]) => old.path === finding.before && fresh.path === finding.after,
    );
    const subjects = moved.map(([old]) => subjectOfOperation(old, "sent"));
    collector.add([finding], { operations: moved.map(([, fresh]) => fresh.name), subjects });
  }
  for (const [name, found] of compareComponents(documents, unchanged)) {
    collector.add(found, { operations: [], subjects: [subjectOfComponent(name)], isType: true });
  }
  const webhooks = [before, after].map((value) => partsUnder(value, { value, pointer: "#" }, "webhooks"));
  const [was = new Map(), is = new Map()] = webhooks;
  collector.add(compareWebhooks(documents, "webhook", was, is), { operations: [], subjects: [] });
  for (const finding of compareWhole(documents)) {
    collector.add([finding], { operations: [], subjects: [finding.pointer] });
  }
  return collector.collected();
};

/** True for two equal operations whose paths, servers and credentials are equal too. */
const sameOperations = ({ before, after }: Documents, { isSame }: Unchanged) => {
  const around = ({ security, servers, components }: JsonObject): Json => [
    security ?? null,
    servers ?? null,
    objectOf(components).securitySchemes ?? null,
  ];
  const isSameAround = isDeepStrictEqual(around(before), around(after));
  return (old: OperationPart, fresh: OperationPart): boolean =>
    isSameAround &&
    old.method === fresh.method &&
    old.path === fresh.path &&
    isSame(old.value, fresh.value) &&
    isSame(withoutMethods(old.pathItem.value), withoutMethods(fresh.pathItem.value));
};

const withoutMethods = (pathItem: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(pathItem).filter(([key]) => !isMethod(key)));

/** Compares what belongs to no operation: credentials, servers, descriptions, extensions. */
const compareWhole = (documents: Documents): readonly Finding[] => {
  const { before, after } = documents;
  return [
    ...compareSchemes(documents),
    ...compareServers(documents),
    ...compareKeys(objectOf(before.info), objectOf(after.info), "#/info", (key) =>
      docs(`\`${key}\` of the document changed.`),
    ),
    ...compareTags(before, after),
    ...compareAnnotations(own(before), own(after), { pointer: "#", label: "the document" }),
    ...compareKeys(
      objectOf(before["x-provider"]),
      objectOf(after["x-provider"]),
      "#/x-provider",
      judgeProvider,
    ),
  ];
};

const own = ({ tags: _tags, info: _info, "x-provider": _provider, ...rest }: JsonObject): JsonObject => rest;

const compareKeys = (
  was: JsonObject,
  is: JsonObject,
  pointer: string,
  judge: (key: string) => ReturnType<typeof docs>,
): readonly Finding[] =>
  Object.keys({ ...was, ...is })
    .filter((key) => !isDeepStrictEqual(was[key], is[key]))
    .map((key) => changed(joinPointer(pointer, key), was[key], is[key], judge(key)));

const judgeProvider = (key: string) => {
  const what = `\`${key}\` of the provider changed.`;
  return key === "name"
    ? breaking(what, "Compare `error.provider` with the new name.")
    : docs(what, "Nothing to do; messages name the provider anew.");
};

const compareTags = (before: JsonObject, after: JsonObject): readonly Finding[] => {
  const found = pairByName(tagsOf(before), tagsOf(after));
  return [
    ...found.pairs.flatMap(({ to, before: was, after: is }) =>
      compareAnnotations(was.value, is.value, { pointer: is.pointer, label: `tag ${to}` }),
    ),
    ...[...found.gone].map(([name, part]) => gone(part, docs(`The tag \`${name}\` was removed.`))),
    ...[...found.come].map(([name, part]) => come(part, docs(`The tag \`${name}\` was added.`))),
  ];
};

const tagsOf = ({ tags }: JsonObject): ReadonlyMap<string, Part> =>
  new Map(
    listOf(tags).map((tag, index) => [
      String(objectOf(tag).name),
      { value: objectOf(tag), pointer: joinPointer("#/tags", index) },
    ]),
  );
