import type { JsonObject } from "@provider-clients/openapi";
import type { ChangeClass } from "../../change.js";
import type { StructuralChange } from "../structural-change.js";

/** One structural change with what a rule may want to know of its surroundings. */
export interface Situation {
  readonly change: StructuralChange;
  /** Where it stands: in the new document, or in the old one where it is gone. */
  readonly node: string;
  /** What people call it. */
  readonly label: string;
  /** True where callers send it; also where nobody uses it, since its type is exported all the same. */
  readonly isSent: boolean;
  /** True where callers read it; also where nobody uses it. */
  readonly isRead: boolean;
  /** The operations that use it. */
  readonly operations: readonly string[];
  /** The documents as they were written. */
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** What a rule says. */
export interface Verdict {
  readonly class: ChangeClass;
  /** What a caller must do, as one sentence. */
  readonly action: string;
  /** What changed, as one sentence, where the usual one does not tell it. */
  readonly what?: string;
}

/** Judges the changes that it knows; undefined for all others. */
export type Rule = (situation: Situation) => Verdict | undefined;

/** The names of a node before and after it was renamed; undefined where it was not. */
export const renameOf = ({
  change,
}: Situation): { readonly from: string; readonly to: string } | undefined => {
  const isRenamed = change.kind === "modified" && change.property === "key";
  const { before, after } = change;
  return isRenamed && before && after ? { from: String(before.value), to: String(after.value) } : undefined;
};
