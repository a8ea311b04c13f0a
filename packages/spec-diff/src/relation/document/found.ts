import type { Json, JsonObject } from "@provider-clients/openapi";
import type { Comparison } from "../schemas/compare-fields.js";
import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";
import type { Pair, Relation } from "../schemas/relation.js";
import type { Verdict } from "../verdicts/verdict.js";
import type { Paired, Part } from "./parts.js";

/** Both documents and the relation between their schemas. */
export interface Documents {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly relation: Relation;
  /** The day of the comparison, as `2026-11-29`. */
  readonly today: string;
}

/** A verdict and its place. */
export interface Finding extends Verdict {
  /** Its pointer in the new document, or in the old one if it was removed. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** The finding for a changed value. */
export const changed = (
  pointer: string,
  before: Json | undefined,
  after: Json | undefined,
  verdict: Verdict,
): Finding => ({ ...verdict, pointer, before, after });

/** The finding for a part that only the old document has. */
export const gone = ({ pointer, value }: Part, verdict: Verdict): Finding =>
  changed(pointer, value, undefined, verdict);

/** The finding for a part that only the new document has. */
export const come = ({ pointer, value }: Part, verdict: Verdict): Finding =>
  changed(pointer, undefined, value, verdict);

/** Verdicts on named things that were renamed, removed or added. */
export interface NamedVerdicts {
  readonly renamed: (from: string, to: string) => Verdict;
  readonly gone: (name: string) => Verdict;
  readonly come: (name: string) => Verdict;
}

/** Findings for named things that were renamed, removed or added. */
export const tellNamed = (found: Paired<Part>, verdicts: NamedVerdicts): readonly Finding[] => [
  ...found.pairs
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, after }) => changed(after.pointer, from, to, verdicts.renamed(from, to))),
  ...[...found.gone].map(([name, part]) => gone(part, verdicts.gone(name))),
  ...[...found.come].map(([name, part]) => come(part, verdicts.come(name))),
];

/** A difference of fields, and the side on which they are used. */
export interface SidedDifference {
  readonly difference: Difference;
  readonly side: Side;
}

/** The result of comparing two parts: findings, differences of fields, and schemas to compare next. */
export type Found = readonly (Finding | SidedDifference | Pair)[];

/** The result of a comparison of fields on one side. */
export const onSide = (side: Side, { differences, children }: Comparison): Found => [
  ...differences.map((difference) => ({ difference, side })),
  ...children.map(([before, after]) => ({ before, after, side })),
];

/** The opposite side. */
export const otherSide = (side: Side): Side => (side === "sent" ? "read" : "sent");
