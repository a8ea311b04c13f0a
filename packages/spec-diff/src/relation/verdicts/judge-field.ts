import { quoteValue } from "../../format-value.js";
import { idle, type Situation, type Verdict } from "./verdict.js";

/** Properties, parameters and headers that come, go or change their name. */
export const judgeField = (situation: Situation): Verdict => {
  const { difference } = situation;
  if (difference.detail?.renamedTo !== undefined) return judgeRename(situation);
  return difference.after === undefined ? judgeGone(situation) : judgeNew(situation);
};

const judgeRename = ({ difference, side, label }: Situation): Verdict => {
  const { kind, name, renamedTo } = difference.detail ?? {};
  const isPath = /\{[^}]*\}$/.test(label);
  const verb = side === "sent" ? "Send" : "Read";
  const place = kind === "property" ? undefined : `${isPath ? "path " : ""}${kind}`;
  return {
    class: "breaking",
    what: `${place === undefined ? label.replace(/[^.]*$/, String(name)) : `The ${queryOr(label, place)} \`${name}\``} was renamed to ${place === undefined ? renamedTo : `\`${renamedTo}\``}.`,
    action: isPath
      ? `Write {${renamedTo}} in the path where you use the client of \`/http\`; the methods take it by position.`
      : `${verb} \`${renamedTo}\` in place of \`${name}\`.`,
  };
};

/** `listCustomers ?limit` is a query parameter. */
const queryOr = (label: string, place: string): string =>
  / \?[^ ]*$/.test(label) ? `query ${place}` : place;

const judgeGone = ({ difference, side, label, today }: Situation): Verdict => {
  const { flag, kind, sunset, name } = difference.detail ?? {};
  if (flag === "readOnly") {
    return {
      class: "breaking",
      what: `${label} became readOnly.`,
      action: "Stop sending it: only the provider sets it.",
    };
  }
  if (flag === "writeOnly") {
    return {
      class: "breaking",
      what: `${label} became writeOnly.`,
      action: "Stop reading it: the provider only takes it.",
    };
  }
  const verb = side === "sent" ? "send" : "read";
  if (sunset !== undefined && sunset <= today) {
    const what = `${label} was removed after ${sunset}, the day that \`x-sunset\` gave.`;
    return { class: "fix", what, action: `${idle}, unless you still ${verb} it.`, isAnnounced: true };
  }
  const what = `${label} was removed${sunset === undefined ? "" : ` before ${sunset}, the day that \`x-sunset\` gave`}.`;
  if (kind === "parameter") {
    return {
      class: "breaking",
      what,
      action: `Stop ${verb}ing \`${name}\`: it is no longer ${side === "sent" ? "taken" : "sent"}.`,
    };
  }
  if (kind === "header") {
    return { class: "breaking", what, action: "Stop relying on the header: it is no longer documented." };
  }
  const action =
    side === "sent"
      ? "Stop sending it: the provider no longer documents it, and the types refuse it."
      : "Stop reading it: the provider no longer documents that it answers it.";
  return { class: "breaking", what, action };
};

const judgeNew = ({ difference, side, label }: Situation): Verdict => {
  const { flag, kind, isRequired, name } = difference.detail ?? {};
  const isDemanded = isRequired === true && side === "sent";
  const added =
    kind === "parameter" && isDemanded ? `The required parameter ${label} was added.` : `${label} was added.`;
  const what = flag === undefined ? added : `${label} is no longer ${flag}.`;
  if (isDemanded)
    return { class: "breaking", what, action: `Send \`${name}\` in every call: it is required.` };
  const subject = kind === "header" ? "the header" : "it";
  return {
    class: "additive",
    what,
    action: `${idle}; ${subject} can be ${side === "sent" ? "sent" : "read"} now.`,
  };
};

/** Fields that have to be there now, or may be left out. */
export const judgeRequired = ({ difference, side, label }: Situation): Verdict => {
  const { kind, name } = difference.detail ?? {};
  const isNow = difference.after === true;
  if (side === "sent") {
    return isNow
      ? {
          class: "breaking",
          what: `${label} became required.`,
          action: `Send \`${name}\` in every call: it is required now.`,
        }
      : { class: "additive", what: `${label} became optional.`, action: `${idle}; it may be left out now.` };
  }
  if (isNow) {
    return {
      class: "fix",
      what: `${label} is always answered.`,
      action: `${idle}; it can be relied on now.`,
    };
  }
  const thing = kind === "header" ? `the header \`${name}\`` : `\`${name}\``;
  return {
    class: "breaking",
    what: `${label} may be absent.`,
    action: `Handle an answer without ${thing}: it may be absent now.`,
  };
};

/** What the provider fills in where a field is left out. */
export const judgeDefault = ({ difference, side, label }: Situation): Verdict => {
  const { before, after } = difference;
  const what =
    after === undefined
      ? `\`default\` of ${label} was removed; it was ${quoteValue(before)}.`
      : `\`default\` of ${label} ${before === undefined ? "was set" : `changed from ${quoteValue(before)}`} to ${quoteValue(after)}.`;
  if (side === "read") {
    const action = `${idle}, unless you filled in the old value yourself where it was absent.`;
    return { class: "fix", what, action };
  }
  if (difference.detail?.isOptional === false) {
    return { class: "fix", what, action: `${idle}; it has to be sent, so nothing takes its place.` };
  }
  if (before === undefined) {
    const action = `${idle}; leaving it out means ${quoteValue(after)}, which was not documented.`;
    return { class: "fix", what, action };
  }
  const action = `Send ${quoteValue(before)} yourself where you left it out and want what it was.`;
  return { class: "breaking", what, action };
};
