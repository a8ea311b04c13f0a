import { labelOf } from "../../label.js";
import type { Side } from "../schemas/node.js";
import { idle } from "../verdicts/verdict.js";
import { compareAnnotations } from "./annotations.js";
import { compareContent } from "./content.js";
import { type Documents, type Finding, type Found, merge, nothing, only, type Part } from "./found.js";

/** Compares the body of a request. A webhook's is read. */
export const compareBodies = (
  documents: Documents,
  before: Part | undefined,
  after: Part | undefined,
  side: Side,
): Found => {
  if (before && after) {
    const place = { pointer: after.pointer, label: labelOf(documents.after, after.pointer) };
    return merge(
      compareDuty(before, after, place.label, side),
      compareContent(documents, { before, after }, side),
      only(...compareAnnotations(before.value, after.value, place)),
    );
  }
  if (before) return only(goneBody(documents, before, side));
  return after ? only(newBody(documents, after, side)) : nothing;
};

const goneBody = ({ before: document }: Documents, { pointer, value }: Part, side: Side): Finding => ({
  ...{ class: "breaking", pointer, before: value, after: undefined },
  what: `The body of ${labelOf(document, pointer)} was removed.`,
  action:
    side === "sent" ? "Stop sending a body: none is taken." : "Stop reading a body: none is sent any more.",
});

const newBody = ({ after: document }: Documents, { pointer, value }: Part, side: Side): Finding => {
  const isRequired = value.required === true;
  const place = { pointer, before: undefined, after: value };
  const what = `${isRequired ? "A required" : "An optional"} body was added to ${labelOf(document, pointer)}.`;
  if (side === "read")
    return { ...place, class: "additive", what, action: `${idle}; a body can be read now.` };
  // A method takes its body before the options of the call, so that every call with options moves by one.
  const action = isRequired
    ? "Send a body in every call: it is required."
    : "Give `undefined`, or a body, before the options of a call: the method takes it in their place.";
  return { ...place, class: "breaking", what, action };
};

const compareDuty = (before: Part, after: Part, label: string, side: Side): Found => {
  const [was, is] = [before.value.required === true, after.value.required === true];
  if (was === is) return nothing;
  const told = { pointer: after.pointer, before: was, after: is };
  const what = `The body of ${label} ${is ? "became required" : "became optional"}.`;
  if (side === "sent") {
    return is
      ? only({ ...told, class: "breaking", what, action: "Send a body in every call: it is required now." })
      : only({ ...told, class: "additive", what, action: `${idle}; the body may be left out now.` });
  }
  return is
    ? only({ ...told, class: "fix", what, action: `${idle}; the body is always there.` })
    : only({ ...told, class: "breaking", what, action: "Handle a request without a body." });
};
