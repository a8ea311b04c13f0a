import { type ChangeClass, isStricter } from "../../change.js";
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

/** The action of a change that asks for none, with what can be done now. */
export const idle = (now?: string): string => `Nothing to do${now === undefined ? "" : `; ${now}`}.`;

export const breaking = (what: string, action: string): Verdict => ({ class: "breaking", what, action });

export const additive = (what: string, now: string): Verdict => ({
  class: "additive",
  what,
  action: idle(now),
});

export const fix = (what: string, now: string): Verdict => ({ class: "fix", what, action: idle(now) });

export const docs = (what: string, action = idle()): Verdict => ({ class: "docs", what, action });

/** What less and more means to each side. Those who send suffer from less, those who read from more. */
export interface Consequences {
  /** What senders have to do: a whole sentence. */
  readonly sentLess: string;
  /** What senders can do now. */
  readonly sentMore: string;
  /** What readers have to do: a whole sentence. */
  readonly readMore: string;
  /** What readers can leave now. */
  readonly readLess: string;
}

/** The verdict on what became less, more, or both. */
export const judge = (
  side: Side,
  { isLost, isGained }: { readonly isLost: boolean; readonly isGained: boolean },
  what: string,
  { sentLess, sentMore, readMore, readLess }: Consequences,
): Verdict => {
  if (side === "sent") return isLost ? breaking(what, sentLess) : additive(what, sentMore);
  return isGained ? breaking(what, readMore) : fix(what, readLess);
};

/** What goes after the day that it was announced for breaks nobody who listened. */
export const judgeGoing = (
  { name, verb, sunset, today }: { name: string; verb: string; sunset: string | undefined; today: string },
  action: string,
): Verdict => {
  if (sunset === undefined) return breaking(`${name} was removed.`, action);
  const day = `${sunset}, the day that \`x-sunset\` gave`;
  if (sunset > today) return breaking(`${name} was removed before ${day}.`, action);
  const advice = `Nothing to do, unless you still ${verb}.`;
  return { class: "fix", what: `${name} was removed after ${day}.`, action: advice, isAnnounced: true };
};

/** Joins what is said of both sides: the stricter counts, and where both say the same class both are told. */
export const joinVerdicts = (verdicts: readonly Verdict[]): Verdict => {
  const [first, second] = verdicts.toSorted((one, other) => (isStricter(one.class, other.class) ? -1 : 0));
  if (first === undefined) throw new Error("a difference was met on no side.");
  if (second === undefined || second.class !== first.class || second.action === first.action) return first;
  const idleStart = "Nothing to do; ";
  const areIdle = [first, second].every(({ action }) => action.startsWith(idleStart));
  const action = areIdle
    ? `${first.action.replace(/\.$/, "")}, and ${second.action.slice(idleStart.length)}`
    : `${first.action} ${second.action}`;
  return { ...first, action };
};
