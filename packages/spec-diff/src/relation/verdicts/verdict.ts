import { type ChangeClass, isStricter } from "../../change.js";
import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";

/** What a difference means to callers, with the sentences that say so: one finding gives all three. */
export interface Verdict {
  readonly class: ChangeClass;
  /** What changed, as one sentence. */
  readonly what: string;
  /** What a caller must do, as one sentence. */
  readonly action: string;
  /** True where it was announced and its date is over, so that no judge counts it. */
  readonly isAnnounced?: boolean;
}

/** One difference as it is met on one side. */
export interface Situation {
  readonly difference: Difference;
  readonly side: Side;
  /** What people call the place in the new document, or in the old one where it is gone. */
  readonly label: string;
  /** The day of the comparison, as `2026-11-29`. */
  readonly today: string;
}

/** Beside "Nothing to do", what can be done now. */
export const idle = "Nothing to do";

/** Joins what is said of both sides: the stricter counts, and where both say the same class both are told. */
export const joinVerdicts = (verdicts: readonly Verdict[]): Verdict => {
  const [first, second] = verdicts.toSorted((one, other) => (isStricter(one.class, other.class) ? -1 : 0));
  if (first === undefined) throw new Error("a difference was met on no side.");
  if (second === undefined || second.class !== first.class || second.action === first.action) return first;
  const idleStart = `${idle}; `;
  const areIdle = [first, second].every(({ action }) => action.startsWith(idleStart));
  const action = areIdle
    ? `${first.action.replace(/\.$/, "")}, and ${second.action.slice(idleStart.length)}`
    : `${first.action} ${second.action}`;
  return { ...first, action };
};
