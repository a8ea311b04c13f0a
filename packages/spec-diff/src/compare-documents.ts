import { isDeepStrictEqual } from "node:util";
import { objectOf, type Spec, textOf } from "@provider-clients/openapi";
import { type Change, type ChangeClass, type DocumentDiff, isStricter, strictest } from "./change.js";
import { labelOfSubject } from "./label-of-subject.js";
import { titleOf } from "./new-and-gone.js";
import { findUnchanged } from "./relation/document/unchanged.js";
import { type Collected, relateDocuments } from "./relation/relate-documents.js";
import type { Subject } from "./relation/subject.js";
import type { GeneratedType } from "./types/checks.js";
import type { Compile } from "./types/compile.js";
import { type CompilerVerdict, type CompilerVerdicts, judgeTypes } from "./types/judge.js";

/** Options of a comparison. */
export interface CompareOptions {
  /** The day that `x-sunset` is held against, as `2026-11-29`; the day of the call where it is left out. */
  readonly today?: string;
  /** The compiler of the second judge. One may serve several comparisons. */
  readonly compile?: Compile;
}

/** Compares two versions of one document with both judges. */
export const compareDocuments = async (
  before: Spec,
  after: Spec,
  { today = new Date().toISOString().slice(0, 10), compile }: CompareOptions = {},
): Promise<DocumentDiff> => {
  const identity = { name: after.name, title: titleOf(after), file: after.file, status: "changed" } as const;
  if (isDeepStrictEqual(before.document, after.document)) {
    const judges = { structure: "none", types: "none" } as const;
    return { ...identity, class: "none", judges, changes: [], notes: [] };
  }
  const unchanged = findUnchanged(before.document, after.document);
  const found = relateDocuments(before.document, after.document, today, unchanged);
  const verdicts = await judgeTypes(after.name, before.document, after.document, unchanged, compile);
  const lineOf = (change: Pick<Change, "pointer" | "before" | "after">): number | undefined =>
    (change.after === undefined && change.before !== undefined ? before : after).lineOf(change.pointer);
  const open = unexplained(found, verdicts).map(
    ([subject, verdict]) =>
      [subject, verdict, verdict.gone === undefined ? onlyChangeOf(found, subject) : undefined] as const,
  );
  const changes = [
    ...found.map((change) =>
      raisedBy(open.find(([, , cause]) => cause === change)?.[1], changeOf(change, verdicts)),
    ),
    ...open.flatMap(([subject, verdict, cause]) => (cause ? [] : [disputeOf(subject, verdict)])),
  ].map((change): Change => ({ ...change, line: lineOf(change) }));
  const judges = { structure: classOf(found), types: classOf([...verdicts.values()]) };
  return {
    ...identity,
    class: classOf(changes),
    judges,
    changes: changes.toSorted(order),
    notes: changes.length === 0 ? [sameNote(judges.types)] : versionNotes(before, after, classOf(changes)),
  };
};

const classOf = (findings: readonly { readonly class: ChangeClass }[]): ChangeClass =>
  strictest(findings.map((finding) => finding.class));

const order = (one: Change, other: Change): number => {
  if (one.class !== other.class) return isStricter(one.class, other.class) ? -1 : 1;
  return (one.line ?? 0) - (other.line ?? 0);
};

type Judged = Omit<Change, "line">;

/** One change with the compiler's verdict on what it affects; a stricter verdict belongs to another change. */
const changeOf = ({ subjects, isAnnounced: _, ...change }: Collected, verdicts: CompilerVerdicts): Judged => {
  const said = classOf([...subjects].flatMap((subject) => verdicts.get(subject) ?? []));
  const types = isStricter(said, change.class) ? change.class : said;
  const isDisputed = change.class !== "docs" && change.class !== types;
  return { ...change, judges: { structure: change.class, types }, isDisputed };
};

/** Breaking verdicts of the compiler on operations and types for which no breaking change was found. */
const unexplained = (
  found: readonly Collected[],
  verdicts: CompilerVerdicts,
): readonly (readonly [Subject, CompilerVerdict])[] => {
  const breaks = found.filter((change) => change.class === "breaking" || change.isAnnounced);
  const explained = new Set(breaks.flatMap(({ subjects }) => [...subjects]));
  return [...verdicts].filter(
    ([subject, verdict]) => verdict.class === "breaking" && !explained.has(subject),
  );
};

/** The change that causes the compiler's verdict on a subject, if exactly one change affects the subject. */
const onlyChangeOf = (found: readonly Collected[], subject: Subject): Collected | undefined => {
  const [cause, ...others] = found.filter(
    (change) => change.class !== "docs" && change.subjects.has(subject),
  );
  return others.length === 0 ? cause : undefined;
};

/** Raises a change to breaking if the compiler says so. */
const raisedBy = (verdict: CompilerVerdict | undefined, change: Judged): Judged =>
  verdict === undefined
    ? change
    : {
        ...change,
        class: "breaking",
        action: compileAction(verdict),
        judges: { ...change.judges, types: "breaking" },
        isDisputed: true,
      };

const compileAction = ({ message = "" }: CompilerVerdict): string =>
  `Compile your code with the new client. The compiler says: ${message.split("\n").at(-1)?.trim() ?? ""}`;

/** A change that only the compiler found, because the generated code differs. */
const disputeOf = (subject: Subject, verdict: CompilerVerdict): Judged => {
  const { pointer, label, operations } = labelOfSubject(subject);
  return {
    class: "breaking",
    pointer,
    before: undefined,
    after: undefined,
    ...(verdict.gone === undefined
      ? {
          what: `The documents mean the same, but the generated type of ${label} is another one.`,
          action: compileAction(verdict),
        }
      : tellGone(verdict.gone, label)),
    operations,
    judges: { structure: "none", types: "breaking" },
    isDisputed: true,
  };
};

const tellGone = ({ name, sides }: GeneratedType, label: string): Pick<Change, "what" | "action"> => {
  // A schema that a reference leads to, but that is no component, has a type of its own name.
  if (name === label)
    return { what: `The generated type ${name} is gone.`, action: `Stop importing ${name}.` };
  const [isSent, isRead] = [sides.includes("sent"), sides.includes("read")];
  const use = isSent ? "is only sent now" : "is no longer sent";
  const reason = isSent && isRead ? "means the same when it is sent and when it is answered" : use;
  return {
    what: `The generated type ${name} is gone: ${label} ${reason}.`,
    action: isSent ? `Import the type ${label} in place of ${name}.` : `Stop importing ${name}.`,
  };
};

/** A note if the document changed for users but `info.version` did not. */
const versionNotes = (before: Spec, after: Spec, verdict: ChangeClass): readonly string[] => {
  const [was, is] = [before, after].map(({ document }) => textOf(objectOf(document.info).version));
  const isForgotten = was !== undefined && was === is && (verdict === "breaking" || verdict === "additive");
  return isForgotten ? [`\`info.version\` is still "${is}": raise it with the change.`] : [];
};

const sameNote = (types: ChangeClass): string => {
  const same = "Both documents mean the same; they are only written differently.";
  return types === "none" ? same : `${same} So this does not count: the compiler says ${types}.`;
};
