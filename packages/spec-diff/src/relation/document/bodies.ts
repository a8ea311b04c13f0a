import { labelOf } from "../../label.js";
import type { Side } from "../schemas/node.js";
import { additive, breaking, judge, type Verdict } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareContent } from "./content.js";
import { changed, come, type Documents, type Found, gone } from "./found.js";
import type { Part } from "./parts.js";

/** Compares the bodies of two requests. The body of a webhook is read, not sent. */
export const compareBodies = (
  documents: Documents,
  before: Part | undefined,
  after: Part | undefined,
  side: Side,
): Found => {
  if (before && after) {
    const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
    return [
      ...compareDuty(before, after, place.label, side),
      ...compareContent(documents, { before, after }, side),
      ...compareAnnotations(before.value, after.value, place),
    ];
  }
  if (before) return [gone(before, goneBody(labelOf(documents.before, before.pointer), side))];
  if (after === undefined) return [];
  const label = labelOf(documents.after, after.pointer);
  return [come(after, newBody(label, after.value.required === true, side))];
};

const goneBody = (label: string, side: Side): Verdict =>
  breaking(
    `The body of ${label} was removed.`,
    side === "sent" ? "Stop sending a body: none is accepted." : "Stop reading a body: none comes any more.",
  );

const newBody = (label: string, isRequired: boolean, side: Side): Verdict => {
  const what = `${isRequired ? "A required" : "An optional"} body was added to ${label}.`;
  if (side === "read") return additive(what, "a body can be read now");
  // A method takes the body before the options, so a new body moves the options of every call.
  return breaking(
    what,
    isRequired
      ? "Send a body in every call: it is required."
      : "Give `undefined`, or a body, before the options of a call: the method takes it in their place.",
  );
};

const compareDuty = (before: Part, after: Part, label: string, side: Side): Found => {
  const [was, is] = [before.value.required === true, after.value.required === true];
  if (was === is) return [];
  const what = `The body of ${label} ${is ? "became required" : "became optional"}.`;
  const verdict = judge(side, { isLost: is, isGained: was }, what, {
    sentLess: "Send a body in every call: it is required now.",
    sentMore: "the body may be left out now",
    readMore: "Handle a request without a body.",
    readLess: "the body is always there",
  });
  return [changed(after.pointer, was, is, verdict)];
};
