import { type JsonObject, joinPointer } from "@provider-clients/openapi";
import { type Finding, isStricter } from "../change.js";
import { labelOf } from "../describe.js";
import { quoteValue } from "../format-value.js";
import { originalPointer } from "../original-pointer.js";
import type { FindUses } from "../usage.js";
import { isWord } from "../words.js";
import { findExampleChanges } from "./examples.js";
import { prepareChanges } from "./prepare.js";
import { compareStructure } from "./redocly.js";
import { judgeChange } from "./rules/all-rules.js";
import type { Situation } from "./rules/rule.js";
import type { StructuralChange } from "./structural-change.js";

/** One document as the judges see it. */
export interface JudgedDocument {
  /** As it was written. */
  readonly original: JsonObject;
  readonly normalised: JsonObject;
  readonly findUses: FindUses;
}

/** The first judge: compares the documents, requests and answers each their own way. */
export const judgeStructure = async (
  before: JudgedDocument,
  after: JudgedDocument,
): Promise<readonly Finding[]> => {
  const changes = prepareChanges(await compareStructure(before.normalised, after.normalised));
  const findings = [
    ...changes.map((change) => findingOf(asWritten(change, before.original, after.original), before, after)),
    ...findExampleChanges(before.original, after.original),
  ];
  // What several places share is met once for each of them.
  const once = new Map<string, Finding>();
  for (const finding of findings) {
    const key = `${finding.pointer} ${finding.what}`;
    const earlier = once.get(key);
    if (earlier === undefined || isStricter(finding.class, earlier.class)) once.set(key, finding);
  }
  return [...once.values()];
};

/** From here on, pointers are those of the documents as people wrote them. */
const asWritten = (change: StructuralChange, was: JsonObject, is: JsonObject): StructuralChange => ({
  ...change,
  before: change.before && { ...change.before, node: originalPointer(was, change.before.node) },
  after: change.after && { ...change.after, node: originalPointer(is, change.after.node) },
});

const findingOf = (change: StructuralChange, before: JudgedDocument, after: JudgedDocument): Finding => {
  const situation = situationOf(change, before, after);
  const verdict = judgeChange(situation);
  const { node } = situation;
  const isOfField = change.typeName === "Schema" && change.property === "required";
  const isOnProperty = change.property !== undefined && change.property !== "key" && !isOfField;
  const isThere = change.after?.value !== undefined;
  return {
    class: verdict.class,
    pointer:
      isOnProperty && isThere ? originalPointer(after.original, joinPointer(node, change.property)) : node,
    nodes: [change.before?.node, change.after?.node, ...(change.echoes ?? [])].filter(
      (each) => each !== undefined,
    ),
    before: change.before?.value,
    after: change.after?.value,
    what: verdict.what ?? describe(situation),
    action: verdict.action,
  };
};

const situationOf = (change: StructuralChange, before: JudgedDocument, after: JudgedDocument): Situation => {
  const node = change.after?.node ?? change.before?.node ?? "#";
  const uses = [
    ...(change.before ? before.findUses(change.before.node) : []),
    ...(change.after ? after.findUses(change.after.node) : []),
  ];
  const directions = new Set(uses.map(({ direction }) => direction));
  const isUnused = !directions.has("request") && !directions.has("response");
  return {
    change,
    node,
    label: labelOf(change.after ? after.original : before.original, node),
    isSent: isUnused || directions.has("request"),
    isRead: isUnused || directions.has("response"),
    operations: [...new Set(uses.map(({ operation }) => operation))],
    before: before.original,
    after: after.original,
  };
};

const describe = ({ change, label, before: document }: Situation): string => {
  const { kind, property, before, after } = change;
  const [was, is] = [before?.value, after?.value];
  const isProse = property !== undefined && typeof (was ?? is) === "string" && isWord(property);
  if (isProse && was !== undefined && is !== undefined) return `\`${property}\` of ${label} changed.`;
  if (isProse) return `\`${property}\` of ${label} was ${is === undefined ? "removed" : "added"}.`;
  if (kind === "added") return `${label} was added.`;
  if (kind === "removed") return `${label} was removed.`;
  if (property === "key") return `${labelOf(document, before?.node ?? "#")} was renamed to ${String(is)}.`;
  if (is === undefined) return `\`${property}\` of ${label} was removed; it was ${quoteValue(was)}.`;
  if (was === undefined) return `\`${property}\` of ${label} was set to ${quoteValue(is)}.`;
  return `\`${property}\` of ${label} changed from ${quoteValue(was)} to ${quoteValue(is)}.`;
};
