import type { Json } from "@provider-clients/openapi";
import { formatValue, quotePair, quoteValue } from "../../format-value.js";
import type { Difference } from "../schemas/difference.js";
import type { Situation } from "./situation.js";
import { additive, judge, type Verdict } from "./verdict.js";

/** The verdict on any other keyword: a narrower one breaks senders, a wider one breaks readers. */
export const judgeLimit = ({ difference, side, label }: Situation): Verdict => {
  const { keyword, after, isDecided, detail } = difference;
  const name = `\`${keyword}\`${detail?.name === undefined ? "" : ` for \`${detail.name}\``} of ${label}`;
  const what = changeSentence(name, difference);
  if (keyword === "dependentRequired") return judgeDependency({ difference, side }, what);
  // Additional fields in answers break no reader.
  if (side === "read" && isOpening(difference)) return additive(what, "further fields may be answered");
  const limit =
    after === undefined ? `\`${keyword}\`` : `\`${keyword}: ${formatValue(after, 40).replaceAll("`", "'")}\``;
  return judge(side, difference, what, {
    sentLess: !isDecided
      ? `Check what you send against ${limit}: whether it admits all that was admitted cannot be decided.`
      : after === undefined
        ? `Check what you send: without ${limit} it is taken as something else.`
        : `Send only what ${limit} admits.`,
    sentMore: after === undefined ? `${limit} no longer limits it` : "more is accepted than before",
    readMore: !isDecided
      ? `Check how you read it: whether ${limit} admits only what was admitted cannot be decided.`
      : after === undefined
        ? `Expect answers that ${limit} no longer limits.`
        : `Expect answers within ${limit}, which admits more than before.`,
    readLess: "answers are narrower than they were",
  });
};

const isOpening = ({ keyword, before, isGained }: Difference): boolean =>
  isGained && before === false && (keyword === "additionalProperties" || keyword === "unevaluatedProperties");

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
