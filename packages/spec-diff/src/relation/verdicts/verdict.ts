import { type ChangeClass, isStricter } from "../../change.js";
import type { Side } from "../schemas/node.js";

/** What a difference means to callers: its class and the sentences for it. */
export interface Verdict {
  readonly class: ChangeClass;
  /** What changed, as one sentence. */
  readonly what: string;
  /** What a caller must do, as one sentence. */
  readonly action: string;
  /** True for a removal after its announced day. The compiler's verdict does not count then. */
  readonly isAnnounced?: boolean;
}

/** The action for a change that needs none, with what is possible now. */
export const idle = (now?: string): string => `Nothing to do${now === undefined ? "" : `; ${now}`}.`;

export const breaking = (what: string, action: string): Verdict => ({ class: "breaking", what, action });

export const additive = (what: string, now: string): Verdict => ({
  class: "additive",
  what,
  action: idle(now),
});

export const fix = (what: string, now: string): Verdict => ({ class: "fix", what, action: idle(now) });

/** The verdict on what changes nothing for anybody. */
export const none: Verdict = { class: "none", what: "", action: "" };

export const docs = (what: string, action = idle()): Verdict => ({ class: "docs", what, action });

/** The actions for each side. Senders are broken by less, readers by more. */
export interface Consequences {
  /** The action of senders, as a whole sentence. */
  readonly sentLess: string;
  /** What senders can do now, as part of a sentence. */
  readonly sentMore: string;
  /** The action of readers, as a whole sentence. */
  readonly readMore: string;
  /** What readers can rely on now, as part of a sentence. */
  readonly readLess: string;
}

/** The verdict on a difference that lost values, gained values, or both. */
export const judge = (
  side: Side,
  { isLost, isGained }: { readonly isLost: boolean; readonly isGained: boolean },
  what: string,
  { sentLess, sentMore, readMore, readLess }: Consequences,
): Verdict => {
  if (side === "sent") return isLost ? breaking(what, sentLess) : additive(what, sentMore);
  return isGained ? breaking(what, readMore) : fix(what, readLess);
};

/** The verdict on a removal. After the day in `x-sunset` it is no breaking change. */
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

/** Joins the verdicts of both sides: the stricter one counts; of two equal classes, both actions are given. */
export const joinVerdicts = (verdicts: readonly Verdict[]): Verdict => {
  const [first, second] = verdicts.toSorted((one, other) => (isStricter(one.class, other.class) ? -1 : 0));
  if (first === undefined) throw new Error("a difference was met on no side.");
  if (second === undefined || second.class !== first.class || second.action === first.action) return first;
  return { ...first, action: joinActions(first.action, second.action) };
};

/** What has to be done on one side counts more than that nothing has to be done on the other. */
const joinActions = (one: string, other: string): string => {
  const start = "Nothing to do; ";
  const [isIdle, isOtherIdle] = [one.startsWith(start), other.startsWith(start)];
  if (isIdle && isOtherIdle) return `${one.replace(/\.$/, "")}, and ${other.slice(start.length)}`;
  if (isIdle || isOtherIdle) return isIdle ? other : one;
  return `${one} ${other}`;
};
