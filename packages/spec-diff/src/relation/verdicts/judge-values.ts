import { type Json, listOf } from "@provider-clients/openapi";
import { formatValue, quotePair, quoteValue } from "../../format-value.js";
import { idle, type Situation, type Verdict } from "./verdict.js";

const quoted = (values: readonly Json[]): string => values.map((value) => quoteValue(value)).join(", ");

const plain = (values: readonly Json[] | undefined): string =>
  (values ?? []).map((value) => `\`${String(value)}\``).join(" or ");

/** Types of values. */
export const judgeType = ({ difference, side, label }: Situation): Verdict => {
  const { before, after, isLost, isGained, detail } = difference;
  const [was, is] = [before, after].map((value) => (listOf(value).length === 6 ? "anything" : names(value)));
  const what = `The type of ${label} changed from ${was} to ${is}.`;
  if (side === "sent") {
    return isLost
      ? { class: "breaking", what, action: `Send ${is}: ${plain(detail?.lost)} is no longer taken.` }
      : { class: "additive", what, action: `${idle}; ${plain(detail?.gained)} may be sent now.` };
  }
  return isGained
    ? { class: "breaking", what, action: `Expect ${plain(detail?.gained)} in answers.` }
    : { class: "fix", what, action: `${idle}; ${plain(detail?.lost)} is no longer answered.` };
};

const names = (value: Json | undefined): string =>
  Array.isArray(value) ? (value.length === 0 ? "nothing" : plain(value)) : `\`${String(value)}\``;

/** Null among the values. */
export const judgeNull = ({ difference, side, label }: Situation): Verdict => {
  const what = `${label} may ${difference.isGained ? "be null" : "no longer be null"}.`;
  if (side === "sent") {
    return difference.isLost
      ? { class: "breaking", what, action: "Stop sending null: it is no longer taken." }
      : { class: "additive", what, action: `${idle}; null may be sent now.` };
  }
  return difference.isGained
    ? { class: "breaking", what, action: "Handle null where you read it." }
    : { class: "fix", what, action: `${idle}; a branch for null never runs.` };
};

/** Lists of values: closed for what is sent, open for what is read. One fixed value is closed both ways. */
export const judgeValues = ({ difference, side, label }: Situation): Verdict => {
  const { keyword, before, after, detail, isLost, isGained } = difference;
  const { lost = [], gained = [], isOpen = false } = detail ?? {};
  const what = `${listSentence(keyword, label, before, after)}`;
  if (side === "sent") {
    if (isLost && isOpen && before !== undefined) {
      const action = `Check whether you send ${quoted(lost)}: the provider no longer lists it. The list is open, so that calls compile.`;
      return { class: "fix", what, action };
    }
    if (isLost) {
      const action =
        before === undefined ? `Send one of ${quoteValue(after)} only.` : `Stop sending ${quoted(lost)}.`;
      return { class: "breaking", what, action };
    }
    return { class: "additive", what, action: `${idle}; more values may be sent.` };
  }
  const wasFixed = listOf(before).length === 1 && !isOpen;
  if (isGained && wasFixed) {
    return {
      class: "breaking",
      what,
      action: `Handle the other values: it was always ${quoteValue(listOf(before)[0])}.`,
    };
  }
  if (isGained) {
    const news = gained.length === 0 ? "a new one" : quoted(gained);
    const action = `Keep a branch for values that you do not know: answers may hold ${news}.`;
    return { class: "additive", what, action };
  }
  const action = `${idle}; a branch for ${lost.length === 0 ? "any other value" : quoted(lost)} never runs.`;
  return { class: "fix", what, action };
};

const listSentence = (
  keyword: string,
  label: string,
  before: Json | undefined,
  after: Json | undefined,
): string => {
  const name = `\`${keyword}\` of ${label}`;
  if (after === undefined) return `${name} was removed; it was ${quoteValue(before)}.`;
  if (before === undefined) return `${name} was set to ${quoteValue(after)}.`;
  const [was, is] = quotePair(before, after);
  return `${name} changed from ${was} to ${is}.`;
};

/** One shape of a choice. */
export const judgeMember = ({ difference, side, label }: Situation): Verdict => {
  const isGone = difference.after === undefined;
  const value = isGone ? difference.before : difference.after;
  const shape = typeof value === "string" ? value : `the shape ${quoteValue(value)}`;
  const what = `${label} may ${isGone ? "no longer be" : "be"} ${shape}.`;
  if (side === "sent") {
    return isGone
      ? { class: "breaking", what, action: `Stop sending ${shape}: it is no longer taken.` }
      : { class: "additive", what, action: `${idle}; ${shape} may be sent now.` };
  }
  return isGone
    ? { class: "fix", what, action: `${idle}; a branch for ${shape} never runs.` }
    : { class: "breaking", what, action: `Handle ${shape}: answers may hold it now.` };
};

/** The property that tells shapes apart: where there is one, each shape has its own value there. */
export const judgeDiscriminator = ({ difference, side, label }: Situation): Verdict => {
  const { before, after, detail } = difference;
  const [was, is] = [before, after].map((value) => `\`${formatValue(value).replaceAll('"', "")}\``);
  const tags = (values: readonly Json[] | undefined) => quoted((values ?? []).slice(0, 6));
  const what = sentenceOf(label, [was, is], difference.before === undefined, difference.after === undefined);
  if (side === "sent") {
    return after === undefined
      ? { class: "additive", what, action: `${idle}; ${was} may have any value that its shape admits.` }
      : {
          class: "breaking",
          what,
          action: `Send ${is} with the value of its shape: ${tags(detail?.gained)}.`,
        };
  }
  return before === undefined
    ? { class: "fix", what, action: `${idle}; ${is} tells the shapes apart: ${tags(detail?.gained)}.` }
    : {
        class: "breaking",
        what,
        action:
          after === undefined
            ? `Tell the shapes apart another way: ${was} is no longer fixed to ${tags(detail?.lost)}.`
            : `Compare ${is} with ${tags(detail?.gained)} to tell the shapes apart.`,
      };
};

const sentenceOf = (
  label: string,
  [was, is]: readonly (string | undefined)[],
  isNew: boolean,
  isGone: boolean,
): string => {
  if (isNew) return `The shapes of ${label} are told apart by ${is} now.`;
  if (isGone) return `The shapes of ${label} are no longer told apart by ${was}.`;
  return was === is
    ? `The values of ${is} that tell the shapes of ${label} apart changed.`
    : `The shapes of ${label} are told apart by ${is} in place of ${was}.`;
};
