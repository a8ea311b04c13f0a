import type { Json, JsonObject } from "@provider-clients/openapi";
import type { ChildPair } from "../schemas/compare-fields.js";
import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";
import type { Pair, Relation } from "../schemas/relation.js";
import type { Verdict } from "../verdicts/verdict.js";
import type { Paired, Part } from "./parts.js";

/** Both documents, and what is asked of both. */
export interface Documents {
  readonly before: JsonObject;
  readonly after: JsonObject;
  readonly relation: Relation;
  /** The day of the comparison, as `2026-11-29`. */
  readonly today: string;
}

/** A verdict with its place. */
export interface Finding extends Verdict {
  /** Where it stands: in the new document, or in the old one where it is gone. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** A verdict on a value that is another one now. */
export const changed = (
  pointer: string,
  before: Json | undefined,
  after: Json | undefined,
  verdict: Verdict,
): Finding => ({ ...verdict, pointer, before, after });

/** A verdict on a part that only the old document has. */
export const gone = ({ pointer, value }: Part, verdict: Verdict): Finding =>
  changed(pointer, value, undefined, verdict);

/** A verdict on a part that only the new document has. */
export const come = ({ pointer, value }: Part, verdict: Verdict): Finding =>
  changed(pointer, undefined, value, verdict);

/** What is said of a thing that goes by another name now, of one that went, and of one that came. */
export interface NamedVerdicts {
  readonly renamed: (from: string, to: string) => Verdict;
  readonly gone: (name: string) => Verdict;
  readonly come: (name: string) => Verdict;
}

/** The verdicts on things by name, without what changed inside of those that both documents have. */
export const tellNamed = (found: Paired<Part>, verdicts: NamedVerdicts): readonly Finding[] => [
  ...found.pairs
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, after }) => changed(after.pointer, from, to, verdicts.renamed(from, to))),
  ...[...found.gone].map(([name, part]) => gone(part, verdicts.gone(name))),
  ...[...found.come].map(([name, part]) => come(part, verdicts.come(name))),
];

/** What a comparison of two parts of a document found: verdicts, differences of fields, and schemas to compare. */
export interface Found {
  readonly findings: readonly Finding[];
  readonly differences: readonly (readonly [Difference, Side])[];
  readonly pairs: readonly Pair[];
}

export const nothing: Found = { findings: [], differences: [], pairs: [] };

/** Several parts as one. */
export const merge = (...parts: readonly Found[]): Found => ({
  findings: parts.flatMap(({ findings }) => findings),
  differences: parts.flatMap(({ differences }) => differences),
  pairs: parts.flatMap(({ pairs }) => pairs),
});

/** Verdicts alone. */
export const only = (...findings: readonly Finding[]): Found => ({ ...nothing, findings });

/** What a comparison of fields found, on the side on which they travel. */
export const onSide = (
  side: Side,
  found: { readonly differences: readonly Difference[]; readonly children: readonly ChildPair[] },
): Found => ({
  findings: [],
  differences: found.differences.map((difference) => [difference, side]),
  pairs: found.children.map(([before, after]) => ({ before, after, side })),
});

/** The other way: what a webhook is sent, its receiver reads. */
export const otherSide = (side: Side): Side => (side === "sent" ? "read" : "sent");
