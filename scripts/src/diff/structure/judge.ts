import type { JsonObject } from "../../spec/json.ts";
import { joinPointer } from "../../spec/pointer.ts";
import type { Finding } from "../change.ts";
import { labelOf } from "../describe.ts";
import { formatValue } from "../format-value.ts";
import { originalPointer } from "../normalise.ts";
import type { FindUses } from "../usage.ts";
import { findExampleChanges } from "./examples.ts";
import { prepareChanges } from "./prepare.ts";
import { compareStructure } from "./redocly.ts";
import { judgeChange } from "./rules/all-rules.ts";
import type { Situation } from "./rules/rule.ts";
import type { StructuralChange } from "./structural-change.ts";

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
    ...changes.map((change) => findingOf(change, before, after)),
    ...findExampleChanges(before.original, after.original),
  ];
  // What several operations share is met once for each of them.
  return [...new Map(findings.map((finding) => [`${finding.pointer} ${finding.what}`, finding])).values()];
};

const findingOf = (change: StructuralChange, before: JudgedDocument, after: JudgedDocument): Finding => {
  const situation = situationOf(change, before, after);
  const verdict = judgeChange(situation);
  const document = change.after ? after.original : before.original;
  const property = change.property === undefined || change.property === "key" ? [] : [change.property];
  const isPropertyRow = change.typeName === "Schema" && change.property === "required";
  const at = joinPointer(
    situation.node,
    ...(isPropertyRow || change.after?.value === undefined ? [] : property),
  );
  return {
    class: verdict.class,
    pointer: originalPointer(document, change.kind === "modified" ? at : situation.node),
    nodes: nodesOf(change, before.original, after.original),
    before: change.before?.value,
    after: change.after?.value,
    what: verdict.what ?? describe(situation),
    action: verdict.action,
  };
};

const nodesOf = (
  { before, after, echoes }: StructuralChange,
  was: JsonObject,
  is: JsonObject,
): readonly string[] => [
  ...(before ? [originalPointer(was, before.node)] : []),
  ...(after ? [originalPointer(is, after.node)] : []),
  ...(echoes ?? []),
];

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
    label: labelOf(change.after ? after.normalised : before.normalised, node),
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
  if (kind === "added") return `${label} was added.`;
  if (kind === "removed") return `${label} was removed.`;
  if (property === "key") return `${labelOf(document, before?.node ?? "#")} was renamed to ${String(is)}.`;
  if (is === undefined) return `\`${property}\` of ${label} was removed; it was ${formatValue(was)}.`;
  if (was === undefined) return `\`${property}\` of ${label} was set to ${formatValue(is)}.`;
  return `\`${property}\` of ${label} changed from ${formatValue(was)} to ${formatValue(is)}.`;
};
