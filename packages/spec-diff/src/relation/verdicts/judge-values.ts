import { type Json, listOf } from "@provider-clients/openapi";
import { formatValue, quoteValue } from "../../format-value.js";
import { openKeyword } from "../schemas/compare-limits.js";
import { changeSentence } from "./judge-limit.js";
import type { Situation } from "./situation.js";
import { additive, breaking, docs, fix, idle, judge, none, type Verdict } from "./verdict.js";

const quoted = (values: readonly Json[] = []): string => values.map((value) => quoteValue(value)).join(", ");

const plain = (values: readonly Json[] = []): string =>
  values.map((value) => `\`${String(value)}\``).join(" or ");

const types = (values: readonly Json[] = []): string =>
  values.length > 4 ? "a value of another type" : plain(values);

/** The verdict on a changed type. */
export const judgeType = ({ difference, side, label }: Situation): Verdict => {
  const { lost, gained } = difference.detail ?? {};
  const { before, after } = difference;
  if (isNothing(before)) return judgePresence(side, difference, `${label} was refused and is admitted now.`);
  if (isNothing(after)) return judgePresence(side, difference, `${label} is no longer admitted.`);
  const [was, is] = [before, after].map(typesText);
  return judge(side, difference, `The type of ${label} changed from ${was} to ${is}.`, {
    sentLess: `Send ${is}: ${types(lost)} is no longer accepted.`,
    sentMore: `${types(gained)} may be sent now`,
    readMore: `Handle ${types(gained)} where you read it.`,
    readLess: `${types(lost)} no longer comes`,
  });
};

const isNothing = (types: Json | undefined): boolean => Array.isArray(types) && types.length === 0;

const judgePresence = (side: Situation["side"], difference: Situation["difference"], what: string): Verdict =>
  judge(side, difference, what, {
    sentLess: "Stop sending it: it is no longer accepted.",
    sentMore: "it may be sent now",
    readMore: "Handle it where you read it.",
    readLess: "it no longer comes",
  });

const typesText = (value: Json | undefined): string => {
  if (!Array.isArray(value)) return `\`${String(value)}\``;
  return value.length === 6 ? "anything" : plain(value);
};

/** The verdict on null that came or went. */
export const judgeNull = ({ difference, side, label }: Situation): Verdict =>
  judge(side, difference, `${label} can ${difference.isGained ? "be null now" : "no longer be null"}.`, {
    sentLess: "Stop sending null: it is no longer accepted.",
    sentMore: "null may be sent now",
    readMore: "Handle null where you read it.",
    readLess: "code that handles null never runs",
  });

/** The verdict on a list of values: closed when sent, open when read; a single value is closed on both sides. */
export const judgeValues = (situation: Situation): Verdict => {
  const { difference, side, label, isTag } = situation;
  const { keyword, before, after, detail, isLost } = difference;
  const { lost = [], gained = [], isOpened = false } = detail ?? {};
  const isGained = gained.length > 0 || after === undefined;
  const what = valuesSentence(label, difference);
  if (keyword === openKeyword) return judgeOpenList(situation, what);
  if (side === "sent") {
    if (isLost) {
      const action = before === undefined ? sendOnly(listOf(after)) : `Stop sending ${quoted(lost)}.`;
      return breaking(what, action);
    }
    return isGained ? additive(what, "more values may be sent") : none;
  }
  if (isOpened || ((detail?.wasClosed || isTag) && isGained)) {
    const others = gained.length === 0 ? "other values" : quoted(gained);
    return breaking(what, `Handle ${others} where you read it: it was always ${plainList(listOf(before))}.`);
  }
  if (isGained) return { class: "additive", what, action: keepBranch(gained) };
  return fix(what, `code that handles ${lost.length === 0 ? "any other value" : quoted(lost)} never runs`);
};

/** A fixed value is told by `const`; fixed values of several members have no keyword in common. */
const valuesSentence = (label: string, difference: Situation["difference"]): string => {
  const { keyword, before, after, detail } = difference;
  if (keyword !== "const") {
    const name = `\`${keyword}\` of ${label}`;
    return detail?.isOpened && detail.gained?.length === 0
      ? `${name} lists the values that are known, ${quoteValue(after)}; it listed all values before.`
      : changeSentence(name, difference);
  }
  const all = [before, after].flatMap((value) => (value === undefined ? [] : [listOf(value)]));
  if (all.some((values) => values.length !== 1))
    return changeSentence(`The list of values of ${label}`, difference);
  const single = (value: Json | undefined) => (value === undefined ? undefined : listOf(value)[0]);
  return changeSentence(`\`const\` of ${label}`, { before: single(before), after: single(after) });
};

const sendOnly = (values: readonly Json[]): string =>
  values.length === 1 ? `Send ${quoted(values)} only.` : `Send one of ${quoteValue([...values])} only.`;

const plainList = (values: readonly Json[]): string => values.map((value) => quoteValue(value)).join(" or ");

const keepBranch = (values: readonly Json[]): string =>
  `Keep a branch for values that you do not know: ${values.length === 0 ? "a new one" : quoted(values)} can come now.`;

/** The verdict on `x-extensible-enum`, which the types leave open. */
const judgeOpenList = ({ difference, side }: Situation, what: string): Verdict => {
  const { before, after, detail } = difference;
  const { lost = [], gained = [] } = detail ?? {};
  if (before === undefined) return docs(what, idle("the values that are known are listed"));
  if (after === undefined) return docs(what, idle("any value was admitted before too"));
  if (side === "sent") {
    if (lost.length === 0) return additive(what, "more values are known");
    const action = `Check whether you send ${quoted(lost)}: the provider no longer lists it. Calls compile as before, because the list is open.`;
    return { class: "fix", what, action };
  }
  if (gained.length > 0) return { class: "additive", what, action: keepBranch(gained) };
  return fix(what, `code that handles ${quoted(lost)} never runs`);
};

/** The verdict on a member of a choice. */
export const judgeMember = ({ difference, side, label }: Situation): Verdict => {
  const value = difference.after ?? difference.before;
  const shape = typeof value === "string" ? value : `the shape ${quoteValue(value)}`;
  return judge(
    side,
    difference,
    `${label} can ${difference.isGained ? "be" : "no longer be"} ${shape}${difference.isGained ? " now" : ""}.`,
    {
      sentLess: `Stop sending ${shape}: it is no longer accepted.`,
      sentMore: `${shape} may be sent now`,
      readMore: `Handle ${shape} where you read it.`,
      readLess: `code that handles ${shape} never runs`,
    },
  );
};

/** The verdict on a discriminator. */
export const judgeDiscriminator = ({ difference, side, label }: Situation): Verdict => {
  const { before, after, detail } = difference;
  const [was, is] = [before, after].map((value) => `\`${formatValue(value).replaceAll('"', "")}\``);
  const [old, fresh] = [detail?.lost, detail?.gained].map((values) => quoted(values?.slice(0, 6)));
  const what =
    before === undefined
      ? `The shapes of ${label} are told apart by ${is} now.`
      : after === undefined
        ? `The shapes of ${label} are no longer told apart by ${was}.`
        : was === is
          ? `The values of ${is} that tell the shapes of ${label} apart changed.`
          : `The shapes of ${label} are told apart by ${is} in place of ${was}.`;
  return judge(side, difference, what, {
    sentLess: `Send ${is} with the value of its shape: ${fresh}.`,
    sentMore:
      after === undefined ? `${was} may have any value that its shape admits` : `${is} may be ${fresh}`,
    readMore:
      after === undefined
        ? `Tell the shapes apart another way: ${was} is no longer fixed to ${old}.`
        : `Compare ${is} with ${fresh} to tell the shapes apart.`,
    readLess: `${is} tells the shapes apart: ${fresh}`,
  });
};
