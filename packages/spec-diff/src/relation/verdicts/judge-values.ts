import { type Json, listOf } from "@provider-clients/openapi";
import { formatValue, quoteValue } from "../../format-value.js";
import { changeSentence } from "./judge-limit.js";
import type { Situation } from "./situation.js";
import { additive, breaking, docs, fix, idle, judge, type Verdict } from "./verdict.js";

const quoted = (values: readonly Json[] = []): string => values.map((value) => quoteValue(value)).join(", ");

const plain = (values: readonly Json[] = []): string =>
  values.map((value) => `\`${String(value)}\``).join(" or ");

const types = (values: readonly Json[] = []): string => (values.length > 4 ? "anything else" : plain(values));

/** The verdict on a changed type. */
export const judgeType = ({ difference, side, label }: Situation): Verdict => {
  const { lost, gained } = difference.detail ?? {};
  const [was, is] = [difference.before, difference.after].map(typesText);
  return judge(side, difference, `The type of ${label} changed from ${was} to ${is}.`, {
    sentLess: `Send ${is}: ${types(lost)} is no longer taken.`,
    sentMore: `${types(gained)} may be sent now`,
    readMore: `Expect ${types(gained)} in answers.`,
    readLess: `${types(lost)} is no longer answered`,
  });
};

const typesText = (value: Json | undefined): string => {
  if (!Array.isArray(value)) return `\`${String(value)}\``;
  if (value.length === 0) return "nothing";
  return value.length === 6 ? "anything" : plain(value);
};

/** The verdict on null that came or went. */
export const judgeNull = ({ difference, side, label }: Situation): Verdict =>
  judge(side, difference, `${label} may ${difference.isGained ? "be null" : "no longer be null"}.`, {
    sentLess: "Stop sending null: it is no longer taken.",
    sentMore: "null may be sent now",
    readMore: "Handle null where you read it.",
    readLess: "a branch for null never runs",
  });

/** The verdict on a list of values: closed when sent, open when read; a single value is closed on both sides. */
export const judgeValues = (situation: Situation): Verdict => {
  const { difference, side, label } = situation;
  const { keyword, before, after, detail, isLost, isGained } = difference;
  const { lost = [], gained = [] } = detail ?? {};
  const what = changeSentence(`\`${keyword}\` of ${label}`, difference);
  if (detail?.isOpen === true) return judgeOpenList(situation, what);
  if (side === "sent") {
    if (!isLost) return additive(what, "more values may be sent");
    const action =
      before === undefined ? `Send one of ${quoteValue(after)} only.` : `Stop sending ${quoted(lost)}.`;
    return breaking(what, action);
  }
  if (!isGained) {
    return fix(what, `a branch for ${lost.length === 0 ? "any other value" : quoted(lost)} never runs`);
  }
  if (listOf(before).length === 1 && keyword !== "mapping") {
    return breaking(what, `Handle the other values: it was always ${quoteValue(listOf(before)[0])}.`);
  }
  return { class: "additive", what, action: keepBranch(gained) };
};

const keepBranch = (values: readonly Json[]): string =>
  `Keep a branch for values that you do not know: answers may hold ${values.length === 0 ? "a new one" : quoted(values)}.`;

/** The verdict on `x-extensible-enum`, which the types leave open. */
const judgeOpenList = ({ difference, side }: Situation, what: string): Verdict => {
  const { before, after, detail } = difference;
  const { lost = [], gained = [] } = detail ?? {};
  if (before === undefined) return docs(what, idle("the values that are known are listed"));
  if (after === undefined) return docs(what, idle("any value was admitted before too"));
  if (side === "sent") {
    if (lost.length === 0) return additive(what, "more values are known");
    const action = `Check whether you send ${quoted(lost)}: the provider no longer lists it. The list is open, so that calls compile.`;
    return { class: "fix", what, action };
  }
  if (gained.length > 0) return { class: "additive", what, action: keepBranch(gained) };
  return fix(what, `a branch for ${quoted(lost)} never runs`);
};

/** The verdict on a member of a choice. */
export const judgeMember = ({ difference, side, label }: Situation): Verdict => {
  const value = difference.after ?? difference.before;
  const shape = typeof value === "string" ? value : `the shape ${quoteValue(value)}`;
  return judge(side, difference, `${label} may ${difference.isGained ? "be" : "no longer be"} ${shape}.`, {
    sentLess: `Stop sending ${shape}: it is no longer taken.`,
    sentMore: `${shape} may be sent now`,
    readMore: `Handle ${shape}: answers may hold it now.`,
    readLess: `a branch for ${shape} never runs`,
  });
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
