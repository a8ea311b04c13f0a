import { entriesOf, isObject, type Json } from "@provider-clients/openapi";
import { formatValue, quotePair, quoteValue } from "../../format-value.js";
import type { Difference } from "../schemas/difference.js";
import type { Situation } from "./situation.js";
import { additive, judge, type Verdict } from "./verdict.js";

/** The verdict on any other keyword: a narrower one breaks senders, a wider one breaks readers. */
export const judgeLimit = ({ difference, side, label }: Situation): Verdict => {
  const { keyword, before, after, isDecided, detail } = difference;
  const what = limitSentence(difference, label);
  if (detail?.name !== undefined) return judgeDependency({ difference, side }, what);
  const things =
    after === false
      ? undescribed[keyword]
      : before === false && undescribed[detail?.formerKeyword ?? keyword];
  if (things) return judgeClosed({ difference, side }, things, what);
  const limit = after === undefined ? `\`${keyword}\`` : limitText(keyword, after);
  return judge(side, difference, what, {
    sentLess: !isDecided
      ? `Check what you send against ${limit}: whether it admits all that was admitted cannot be decided.`
      : after === undefined
        ? `Check what you send: without ${limit} it means something else.`
        : `Send only what ${limit} admits.`,
    sentMore: after === undefined ? `${limit} no longer limits it` : "more is accepted than before",
    readMore: !isDecided
      ? `Check how you read it: whether ${limit} admits only what was admitted cannot be decided.`
      : after === undefined
        ? `Handle values that ${limit} no longer limits.`
        : `Handle all that ${limit} admits: it is more than before.`,
    readLess: "fewer values come than before",
  });
};

const limitSentence = (difference: Difference, label: string): string => {
  const { keyword, before, after, detail } = difference;
  if (detail?.formerKeyword !== undefined && before !== undefined && after !== undefined) {
    return `${limitText(detail.formerKeyword, before)} of ${label} became ${limitText(keyword, after)}.`;
  }
  const name = detail?.name === undefined ? "" : ` for \`${detail.name}\``;
  return changeSentence(`\`${keyword}\`${name} of ${label}`, difference);
};

/** A keyword and its value as code. */
const limitText = (keyword: string, value: Json): string =>
  // A condition is `if` and what follows from it.
  keyword === "if" && isObject(value) && value.if !== undefined
    ? entriesOf(value)
        .map(([key, part]) => codeOf(key, part))
        .join(" with ")
    : codeOf(keyword, value);

const codeOf = (keyword: string, value: Json): string =>
  `\`${keyword}: ${formatValue(value, 40).replaceAll("`", "'")}\``;

/** What a keyword refuses if it is `false`. */
const undescribed: Readonly<Record<string, "fields" | "items">> = {
  additionalProperties: "fields",
  unevaluatedProperties: "fields",
  items: "items",
  unevaluatedItems: "items",
};

/** The verdict on such a `false` that came or went. */
const judgeClosed = (
  { difference, side }: Pick<Situation, "difference" | "side">,
  things: "fields" | "items",
  what: string,
): Verdict => {
  // Further fields break no reader.
  if (side === "read" && difference.isGained && things === "fields") {
    return additive(what, "further fields may come");
  }
  return judge(side, difference, what, {
    sentLess: `Send described ${things} only.`,
    sentMore: `further ${things} may be sent`,
    readMore: `Handle further ${things} where you read them.`,
    readLess: `no further ${things} come`,
  });
};

/** How the value of a keyword changed, as a sentence. */
export const changeSentence = (
  name: string,
  { before, after }: { readonly before: Json | undefined; readonly after: Json | undefined },
): string => {
  if (after === undefined) return `${name} was removed; it was ${quoteValue(before)}.`;
  if (before === undefined) return `${name} was set to ${quoteValue(after)}.`;
  const areNumbers = typeof before === "number" && typeof after === "number";
  const verb = areNumbers ? (after > before ? "was raised" : "was lowered") : "changed";
  const [was, is] = quotePair(before, after);
  return `${name} ${verb} from ${was} to ${is}.`;
};

const judgeDependency = (
  { difference, side }: Pick<Situation, "difference" | "side">,
  what: string,
): Verdict => {
  const { name, lost, gained } = difference.detail ?? {};
  const list = (values: readonly Json[] = []) => values.map((value) => `\`${String(value)}\``).join(" and ");
  return judge(side, difference, what, {
    sentLess: `Send ${list(lost)} wherever you send \`${name}\`.`,
    sentMore: `${list(gained)} may be left out beside \`${name}\``,
    readMore: `Handle an answer with \`${name}\` and without ${list(gained)}.`,
    readLess: `\`${name}\` comes with ${list(lost)}`,
  });
};
