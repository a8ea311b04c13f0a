import type { Json, JsonObject } from "@provider-clients/openapi";
import { joinPointer, listOf, objectOf, textOf } from "@provider-clients/openapi";
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
import { type Documents, type Finding, type Found, nothing, only } from "./document/found.js";
import { pairOperations } from "./document/operations.js";
import { partsUnder } from "./document/parts.js";
import { compareSchemes } from "./document/security.js";
import { compareServers } from "./document/servers.js";
import { compareWebhooks } from "./document/webhooks.js";
import { createRelation } from "./schemas/relation.js";
import { subjectOfComponent, subjectOfOperation } from "./subject.js";

export type { Collected } from "./collect.js";

/**
 * Compares two documents by what they mean: everything that changes for those who call the API, each place once, with
 * its verdict.
 *
 * @param today the day that `x-sunset` is held against, as `2026-11-29`.
 */
export const relateDocuments = (
  before: JsonObject,
  after: JsonObject,
  today: string,
): readonly Collected[] => {
  const documents: Documents = { before, after, today, relation: createRelation(before, after) };
  const collector = createCollector(documents);
  const { pairs, gone, come } = pairOperations(before, after);
  for (const [old, fresh] of pairs) {
    const { sent, read, whole } = compareOperation(documents, old, fresh);
    const operations = [fresh.name];
    const subjects = [subjectOfOperation(old, "sent"), subjectOfOperation(old, "read")] as const;
    collector.add(sent, { operations, subjects: [subjects[0]] });
    collector.add(read, { operations, subjects: [subjects[1]] });
    collector.add(whole, { operations, subjects });
    const calls = [new Map(callbacksOf(before, old)), new Map(callbacksOf(after, fresh))] as const;
    collector.add(compareWebhooks(documents, "callback", ...calls), { operations, subjects: [] });
  }
  for (const operation of [...gone, ...come]) {
    const isGone = gone.includes(operation);
    const subjects = [subjectOfOperation(operation, "sent"), subjectOfOperation(operation, "read")];
    const finding = isGone ? goneOperation(documents, operation) : newOperation(operation);
    collector.add(only(finding), { operations: [operation.name], subjects });
  }
  for (const finding of comparePaths(pairs)) {
    const moved = pairs.filter(([old, fresh]) => old.path === finding.before && fresh.path === finding.after);
    const subjects = moved.map(([old]) => subjectOfOperation(old, "sent"));
    collector.add(only(finding), { operations: moved.map(([, fresh]) => fresh.name), subjects });
  }
  for (const { name, findings, pairs: nodes } of compareComponents(documents)) {
    const found: Found = { ...nothing, findings, pairs: nodes };
    collector.add(found, { operations: [], subjects: [subjectOfComponent(name)] });
  }
  const webhooks = [webhooksOf(before), webhooksOf(after)] as const;
  collector.add(compareWebhooks(documents, "webhook", ...webhooks), { operations: [], subjects: [] });
  for (const finding of [...compareSchemes(documents), ...compareWhole(before, after)]) {
    collector.add(only(finding), { operations: [], subjects: [finding.pointer] });
  }
  return collector.collected();
};

const webhooksOf = (document: JsonObject) =>
  partsUnder(document, { value: document, pointer: "#" }, "webhooks");

/** What belongs to no operation: servers, words about the document, extensions. */
const compareWhole = (before: JsonObject, after: JsonObject): readonly Finding[] => {
  const { info, ...rest } = before;
  const { info: newInfo, ...newRest } = after;
  const [was, is] = [objectOf(info), objectOf(newInfo)];
  return [
    ...compareServers(before.servers, after.servers, "#"),
    ...["version", "title", "description", "summary", "contact", "license", "termsOfService"].flatMap((key) =>
      infoChange(key, was[key], is[key]),
    ),
    ...compareTags(before, after),
    ...compareAnnotations(withoutTags(rest), withoutTags(newRest), { pointer: "#", label: "the document" }),
    ...compareProvider(objectOf(before["x-provider"]), objectOf(after["x-provider"])),
  ];
};

const withoutTags = ({ tags: _tags, "x-provider": _provider, ...rest }: JsonObject): JsonObject => rest;

const infoChange = (key: string, was: Json | undefined, is: Json | undefined): readonly Finding[] =>
  JSON.stringify(was) === JSON.stringify(is)
    ? []
    : [
        {
          ...{ class: "docs", pointer: joinPointer("#/info", key), before: was, after: is },
          what: `\`${key}\` of the document changed.`,
          action: "Nothing to do.",
        },
      ];

const compareTags = (before: JsonObject, after: JsonObject): readonly Finding[] => {
  const was = new Map(listOf(before.tags).map((tag) => [textOf(objectOf(tag).name), objectOf(tag)]));
  return listOf(after.tags).flatMap((tag, index) => {
    const name = textOf(objectOf(tag).name);
    const place = { pointer: joinPointer("#/tags", index), label: `tag ${String(name)}` };
    return compareAnnotations(was.get(name) ?? objectOf(tag), objectOf(tag), place);
  });
};

const compareProvider = (was: JsonObject, is: JsonObject): readonly Finding[] =>
  Object.keys({ ...was, ...is }).flatMap((key): readonly Finding[] => {
    if (JSON.stringify(was[key]) === JSON.stringify(is[key])) return [];
    const told = { pointer: joinPointer("#/x-provider", key), before: was[key], after: is[key] };
    const what = `\`${key}\` of the provider changed.`;
    return key === "name"
      ? [{ ...told, class: "breaking", what, action: "Compare `error.provider` with the new name." }]
      : [{ ...told, class: "docs", what, action: "Nothing to do; messages name the provider anew." }];
  });
