import { quoteValue } from "../../format-value.js";
import type { Situation } from "./situation.js";
import { additive, breaking, fix, judge, judgeGoing, type Verdict } from "./verdict.js";

/** The verdict on a field that was added, removed or renamed. */
export const judgeField = (situation: Situation): Verdict => {
  const { difference } = situation;
  if (difference.detail?.renamedTo !== undefined) return judgeRename(situation);
  return difference.after === undefined ? judgeGone(situation) : judgeNew(situation);
};

const judgeRename = ({ difference, side, label }: Situation): Verdict => {
  const { kind, name = "", renamedTo = "", isRequired } = difference.detail ?? {};
  if (kind === "property") {
    const what = `${label.replace(/[^.]*$/, name)} was renamed to ${renamedTo}.`;
    return breaking(what, `${side === "sent" ? "Send" : "Read"} \`${renamedTo}\` in place of \`${name}\`.`);
  }
  // `listCustomers ?limit` is a query parameter, `getCustomer {id}` one of the path.
  const isPath = /\{[^}]*\}$/.test(label);
  const isSameHeader = label.includes(" header ") && name.toLowerCase() === renamedTo.toLowerCase();
  // The types require a required header by its exact name.
  if (isSameHeader && !isRequired) {
    return fix(
      `The header \`${name}\` is written \`${renamedTo}\` now.`,
      "letters of headers may be large or small",
    );
  }
  const place = `${isPath ? "path " : / \?[^ ]*$/.test(label) ? "query " : ""}${kind}`;
  return breaking(
    `The ${place} \`${name}\` was renamed to \`${renamedTo}\`.`,
    isPath
      ? `Write {${renamedTo}} in the path where you use the client of \`/http\`; the methods take it by position.`
      : `${side === "sent" ? "Send" : "Read"} \`${renamedTo}\` in place of \`${name}\`.`,
  );
};

const judgeGone = ({ difference, side, label, today }: Situation): Verdict => {
  const { flag, kind = "property", sunset, name = "" } = difference.detail ?? {};
  if (flag === "readOnly")
    return breaking(`${label} became readOnly.`, "Stop sending it: only the provider sets it.");
  if (flag === "writeOnly") {
    return breaking(`${label} became writeOnly.`, "Stop reading it: the provider only takes it.");
  }
  const isSent = side === "sent";
  const actions = {
    parameter: isSent
      ? `Stop sending \`${name}\`: it is no longer accepted.`
      : `Stop reading \`${name}\`: it is no longer sent.`,
    header: "Stop relying on the header: it is no longer documented.",
    property: isSent
      ? "Stop sending it: it is no longer documented, and the types refuse it."
      : "Stop reading it: it is no longer documented.",
  };
  return judgeGoing({ name: label, verb: isSent ? "send it" : "read it", sunset, today }, actions[kind]);
};

const judgeNew = ({ difference, side, label }: Situation): Verdict => {
  const { flag, kind, isRequired, name } = difference.detail ?? {};
  const isDemanded = isRequired === true && side === "sent";
  const subject = kind === "parameter" && isDemanded ? `The required parameter ${label}` : label;
  const what = flag === undefined ? `${subject} was added.` : `${label} is no longer ${flag}.`;
  if (isDemanded) return breaking(what, `Send \`${name}\` in every call: it is required.`);
  return additive(what, `${kind === "header" ? "the header" : "it"} can be ${side} now`);
};

/** The verdict on a field that became required or optional. */
export const judgeRequired = ({ difference, side, label }: Situation): Verdict => {
  const { kind, name } = difference.detail ?? {};
  const isNow = difference.after === true;
  const what =
    side === "sent"
      ? `${label} became ${isNow ? "required" : "optional"}.`
      : `${label} ${isNow ? "is always there now" : "can be absent now"}.`;
  return judge(side, difference, what, {
    sentLess: `Send \`${name}\` in every call: it is required now.`,
    sentMore: "it may be left out now",
    readMore: `Handle the case without ${kind === "header" ? "the header " : ""}\`${name}\`.`,
    readLess: "you can rely on it now",
  });
};

/** The verdict on a changed default. */
export const judgeDefault = ({ difference, side, label }: Situation): Verdict => {
  const { before, after } = difference;
  const name = `\`default\` of ${label}`;
  const set = before === undefined ? "was set" : `changed from ${quoteValue(before)}`;
  const what =
    after === undefined
      ? `${name} was removed; it was ${quoteValue(before)}.`
      : `${name} ${set} to ${quoteValue(after)}.`;
  if (side === "read") {
    const action = "Nothing to do, unless you filled in the old value yourself where it was absent.";
    return { class: "fix", what, action };
  }
  if (difference.detail?.isOptional === false)
    return fix(what, "the field is required, so the default never applies");
  if (before === undefined) {
    return fix(what, `it is documented now that leaving it out means ${quoteValue(after)}`);
  }
  return breaking(what, `Send ${quoteValue(before)} yourself where you leave it out and want the old value.`);
};
