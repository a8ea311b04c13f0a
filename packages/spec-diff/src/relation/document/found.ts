import type { Json, JsonObject } from "@provider-clients/openapi";
import type { ChildPair } from "../schemas/compare-fields.js";
import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";
import type { Pair, Relation } from "../schemas/relation.js";
import type { Verdict } from "../verdicts/verdict.js";

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
  {
    differences,
    children,
  }: { readonly differences: readonly Difference[]; readonly children: readonly ChildPair[] },
): Found => ({
  findings: [],
  differences: differences.map((difference) => [difference, side]),
  pairs: children.map(([before, after]) => ({ before, after, side })),
});

/** The other way: what a webhook is sent, its receiver reads. */
export const otherSide = (side: Side): Side => (side === "sent" ? "read" : "sent");

/** A part of a document with its pointer, references followed. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** One part on both sides. */
export interface Parts {
  readonly before: Part;
  readonly after: Part;
}
