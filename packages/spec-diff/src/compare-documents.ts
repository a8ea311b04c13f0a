import { isDeepStrictEqual } from "node:util";
import type { JsonObject, Spec } from "@provider-clients/openapi";
import {
  type Change,
  type ChangeClass,
  type DocumentDiff,
  type Finding,
  isStricter,
  strictest,
} from "./change.js";
import { type CombinedFinding, combineFindings } from "./combine.js";
import { titleOf } from "./new-and-gone.js";
import { normaliseDocument } from "./normalise.js";
import { haveSameMeaning } from "./same-meaning.js";
import { type JudgedDocument, judgeStructure } from "./structure/judge.js";
import { judgeTypes } from "./types/judge.js";
import { createUsage } from "./usage.js";

/** Compares two versions of one document; both judges are asked. */
export const compareDocuments = async (before: Spec, after: Spec): Promise<DocumentDiff> => {
  const identity = { name: after.name, title: titleOf(after), file: after.file, status: "changed" } as const;
  if (isDeepStrictEqual(before.document, after.document)) {
    return {
      ...identity,
      class: "none",
      judges: { structure: "none", types: "none" },
      changes: [],
      notes: [],
    };
  }
  const [old, fresh] = [judged(before.document), judged(after.document)];
  const [structure, types] = await Promise.all([
    judgeStructure(old, fresh),
    judgeTypes(
      after.name,
      { document: before.document, findUses: old.findUses },
      { document: after.document, findUses: fresh.findUses },
    ),
  ]);
  const judges = { structure: classOf(structure), types: classOf(types) };
  const isSame = haveSameMeaning(old.normalised, fresh.normalised);
  const counted = isSame ? combineFindings(structure.filter(isDocs), []) : combineFindings(structure, types);
  const changes = counted.map((finding) => changeOf(finding, before, after, old, fresh));
  return {
    ...identity,
    class: classOf(changes),
    judges,
    changes: changes.toSorted((one, other) => order(one, other)),
    notes: isSame ? sameNotes(judges, changes) : [],
  };
};

const judged = (document: JsonObject): JudgedDocument => ({
  original: document,
  normalised: normaliseDocument(document),
  findUses: createUsage(document),
});

const classOf = (findings: readonly { readonly class: ChangeClass }[]): ChangeClass =>
  strictest(findings.map((finding) => finding.class));

const isDocs = (finding: Finding): boolean => finding.class === "docs";

const order = (one: Change, other: Change): number => {
  if (one.class !== other.class) return isStricter(one.class, other.class) ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
};

/** Where both documents mean the same, a judge that sees a difference is overruled, and that is told. */
const sameNotes = (judges: DocumentDiff["judges"], changes: readonly Change[]): readonly string[] => {
  const overruled = Object.entries(judges).filter(([, said]) => said !== "none" && said !== "docs");
  const names = { structure: "the comparison of the documents", types: "the compiler" };
  const same = "Both documents mean the same; they are only written differently";
  if (overruled.length === 0) return changes.length === 0 ? [`${same}.`] : [];
  const said = overruled.map(([judge, verdict]) => `${names[judge as keyof typeof names]} says ${verdict}`);
  return [`${same}. So this does not count: ${said.join(", ")}.`];
};

const changeOf = (
  finding: CombinedFinding,
  before: Spec,
  after: Spec,
  old: JudgedDocument,
  fresh: JudgedDocument,
): Change => {
  const uses = finding.nodes.flatMap((node) => [...old.findUses(node), ...fresh.findUses(node)]);
  const isGone = finding.after === undefined && finding.before !== undefined;
  return {
    ...finding,
    line: (isGone ? before : after).lineOf(finding.pointer),
    operations: [...new Set(uses.map(({ operation }) => operation))].sort(),
    isDisputed: finding.class !== "docs" && finding.judges.structure !== finding.judges.types,
  };
};
