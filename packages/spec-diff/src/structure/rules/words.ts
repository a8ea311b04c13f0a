import { splitPointer } from "@provider-clients/openapi";
import { isWord } from "../../words.js";
import type { Rule } from "./rule.js";

const NOTHING = "Nothing to do.";

/** Descriptions, examples, tags and the document's own version. */
export const judgeWords: Rule = ({ change, node }) => {
  const segments = splitPointer(node);
  if (change.property === "deprecated") {
    return change.after?.value === true
      ? {
          class: "docs",
          action: "Nothing breaks yet: plan to stop using it, since the provider advises against it.",
        }
      : { class: "docs", action: "It is no longer deprecated; nothing to do." };
  }
  const isWordProperty =
    change.property !== undefined && change.property !== "key" && isWord(change.property);
  const isInWords =
    ["info", "tags", "externalDocs"].includes(segments[0] ?? "") || segments.some(isWordSegment(segments));
  return isWordProperty || isInWords ? { class: "docs", action: NOTHING } : undefined;
};

/** A property may be called `description` too. */
const isWordSegment =
  (segments: readonly string[]) =>
  (segment: string, index: number): boolean =>
    isWord(segment) &&
    index > 0 &&
    !["properties", "schemas", "parameters"].includes(segments[index - 1] ?? "");
