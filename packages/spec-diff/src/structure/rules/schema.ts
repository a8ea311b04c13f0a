import { isObject, listOf, resolvePointer, splitPointer } from "@provider-clients/openapi";
import { quoteValue } from "../../format-value.js";
import { type Rule, renameOf } from "./rule.js";

const isExported = (node: string): boolean => {
  const segments = splitPointer(node);
  return segments.length === 3 && segments[0] === "components" && segments[1] === "schemas";
};

/** Schemas by name: each is an exported type. */
export const judgeExportedTypes: Rule = (situation) => {
  const { change, node } = situation;
  if (change.typeName !== "Schema" || !isExported(node)) return undefined;
  const rename = renameOf(situation);
  if (rename) {
    return {
      class: "breaking",
      action: `Import the type ${rename.to} in place of ${rename.from}; its shape has not changed by that.`,
    };
  }
  if (change.kind === "added")
    return { class: "additive", action: "Nothing to do; a further type is exported." };
  return change.kind === "removed"
    ? { class: "breaking", action: "The exported type is gone: stop importing it." }
    : undefined;
};

/** Fields that come, go or change their name. */
export const judgeProperties: Rule = (situation) => {
  const { change, isSent, isRead } = situation;
  const [holder, name] = splitPointer(situation.node).slice(-2);
  if (change.typeName !== "Schema" || holder !== "properties") return undefined;
  const rename = renameOf(situation);
  if (rename) {
    const verb = isSent && isRead ? "Send and read" : isSent ? "Send" : "Read";
    return { class: "breaking", action: `${verb} \`${rename.to}\` in place of \`${rename.from}\`.` };
  }
  if (change.kind === "removed") {
    const action = isRead
      ? "Stop reading it: the provider no longer documents that it answers it."
      : "Stop sending it: the provider no longer documents it, and the types refuse it.";
    return { class: "breaking", action };
  }
  if (change.kind !== "added") return undefined;
  if (change.isRequired && isSent)
    return { class: "breaking", action: `Send \`${name}\` in every call: it is required.` };
  return {
    class: "additive",
    action: isSent ? "Nothing to do; it can be sent now." : "Nothing to do; it can be read now.",
  };
};

/** Fields that become required or optional. */
export const judgeRequired: Rule = ({ change, node, label, isSent, isRead, after }) => {
  if (change.typeName !== "Schema" || change.property !== "required") return undefined;
  const name = `\`${splitPointer(node).at(-1)}\``;
  const isNow = change.after?.value === true;
  const schema = resolvePointer(after, node);
  if (isNow && isSent && !(isObject(schema) && schema.readOnly === true)) {
    const action = `Send ${name} in every call: it is required now.`;
    return { class: "breaking", action, what: `${label} became required.` };
  }
  if (isNow)
    return {
      class: "fix",
      action: "Nothing to do; it can be relied on now.",
      what: `${label} is always answered.`,
    };
  if (isRead) {
    const action = `Handle an answer without ${name}: it may be absent now.`;
    return { class: "breaking", action, what: `${label} may be absent.` };
  }
  return {
    class: "additive",
    action: "Nothing to do; it may be left out now.",
    what: `${label} became optional.`,
  };
};

/** `readOnly` and `writeOnly`: which way a field travels. */
export const judgeTravel: Rule = ({ change, isSent, isRead }) => {
  const { property, after } = change;
  if (property !== "readOnly" && property !== "writeOnly") return undefined;
  const isHarmed = property === "readOnly" ? isSent : isRead;
  if (!isHarmed) return { class: "fix", action: "Nothing to do; it says what was so already." };
  if (after?.value !== true)
    return {
      class: "additive",
      action: `Nothing to do; it can be ${property === "readOnly" ? "sent" : "read"} now.`,
    };
  const action =
    property === "readOnly"
      ? "Stop sending it: only the provider sets it."
      : "Stop reading it: the provider only takes it.";
  return { class: "breaking", action };
};

/** What the provider fills in where a field is left out. */
export const judgeDefaults: Rule = ({ change, isSent }) => {
  if (change.property !== "default") return undefined;
  const [was, is] = [change.before?.value, change.after?.value];
  if (!isSent)
    return {
      class: "fix",
      action: "Nothing to do, unless you filled in the old value yourself where it was absent.",
    };
  if (was === undefined)
    return {
      class: "fix",
      action: `Nothing to do; leaving it out means ${quoteValue(is)}, which was not documented.`,
    };
  return {
    class: "breaking",
    action: `Send ${quoteValue(was)} yourself where you left it out and want what it was.`,
  };
};

/** Lists of values: closed for what is sent, open for what is read. A fixed value (`const`) is closed both ways. */
export const judgeEnums: Rule = ({ change, isSent, isRead, before }) => {
  if (change.property !== "enum" || change.kind !== "modified") return undefined;
  const [was, is] = [change.before?.value, change.after?.value];
  const lost = is === undefined ? [] : listOf(was).filter((value) => !listOf(is).includes(value));
  const isNarrower = was === undefined || lost.length > 0;
  const schema = resolvePointer(before, change.before?.node ?? "#");
  const wasFixed = isObject(schema) && schema.const !== undefined;
  if (isSent && isNarrower) {
    const action =
      was === undefined
        ? `Send one of ${quoteValue(is)} only.`
        : `Stop sending ${lost.map((value) => quoteValue(value)).join(", ")}.`;
    return { class: "breaking", action };
  }
  if (isRead && wasFixed)
    return { class: "breaking", action: "Handle the other values: it was one fixed value." };
  if (isRead && !isNarrower)
    return {
      class: "additive",
      action: "Keep a branch for values that you do not know: answers may hold a new one.",
    };
  if (isRead)
    return { class: "fix", action: "Nothing to do; a branch for the value that is gone never runs." };
  return { class: "additive", action: "Nothing to do; more values may be sent." };
};
