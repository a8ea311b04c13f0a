import type { Json } from "@provider-clients/openapi";
import { formatValue, quotePair, quoteValue } from "../../format-value.js";
import type { Difference } from "../schemas/difference.js";
import { idle, type Situation, type Verdict } from "./verdict.js";

/** Every other keyword: what is narrower breaks who sends, what is wider breaks who reads. */
export const judgeLimit = ({ difference, side, label }: Situation): Verdict => {
  const { isLost, isGained, isDecided, keyword, after } = difference;
  const what = sentenceOf(difference, label);
  const limit = after === undefined ? `\`${keyword}\`` : `\`${keyword}: ${cut(after)}\``;
  if (keyword === "dependentRequired") return judgeDependency({ difference, side, label, today: "" }, what);
  if (side === "sent") {
    if (!isLost) {
      const action =
        after === undefined ? `\`${keyword}\` no longer limits it` : "more is accepted than before";
      return { class: "additive", what, action: `${idle}; ${action}.` };
    }
    const action = isDecided
      ? `Send only what ${limit} admits.`
      : `Check what you send against ${limit}: whether it admits all that was admitted cannot be decided.`;
    return { class: "breaking", what, action };
  }
  if (!isGained) return { class: "fix", what, action: `${idle}; answers are narrower than they were.` };
  // Names that nobody knew before stand in nobody's way.
  if (isOpening(difference))
    return { class: "additive", what, action: `${idle}; further fields may be answered.` };
  if (!isDecided) {
    const action = `Check how you read it: whether ${limit} admits only what was admitted cannot be decided.`;
    return { class: "breaking", what, action };
  }
  const action =
    after === undefined
      ? `Expect answers that ${limit} no longer limits.`
      : `Expect answers within ${limit}, which admits more than before.`;
  return { class: "breaking", what, action };
};

const isOpening = ({ keyword, before }: Difference): boolean =>
  before === false && (keyword === "additionalProperties" || keyword === "unevaluatedProperties");

const cut = (value: Json): string => formatValue(value, 40).replaceAll("`", "'");

const sentenceOf = ({ keyword, before, after, detail }: Difference, label: string): string => {
  const name = `\`${keyword}\`${detail?.name === undefined ? "" : ` for \`${detail.name}\``} of ${label}`;
  if (after === undefined) return `${name} was removed; it was ${quoteValue(before)}.`;
  if (before === undefined) return `${name} was set to ${quoteValue(after)}.`;
  const verb = verbOf(before, after);
  const [was, is] = quotePair(before, after);
  return `${name} ${verb} from ${was} to ${is}.`;
};

const verbOf = (before: Json, after: Json): string => {
  if (typeof before !== "number" || typeof after !== "number") return "changed";
  return after > before ? "was raised" : "was lowered";
};

const judgeDependency = ({ difference, side }: Situation, what: string): Verdict => {
  const { name } = difference.detail ?? {};
  const list = (values: readonly Json[] = []) => values.map((value) => `\`${String(value)}\``).join(" and ");
  const { lost, gained, isNarrower } = { ...difference.detail, isNarrower: difference.isLost };
  if (side === "sent") {
    return isNarrower
      ? { class: "breaking", what, action: `Send ${list(lost)} wherever you send \`${name}\`.` }
      : { class: "additive", what, action: `${idle}; ${list(gained)} may be left out beside \`${name}\`.` };
  }
  return difference.isGained
    ? { class: "breaking", what, action: `Handle an answer with \`${name}\` and without ${list(gained)}.` }
    : { class: "fix", what, action: `${idle}; \`${name}\` comes with ${list(lost)}.` };
};
