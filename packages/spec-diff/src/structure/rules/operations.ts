import { splitPointer } from "@provider-clients/openapi";
import { type Rule, renameOf, type Situation } from "./rule.js";

/** Operations and paths. */
export const judgeOperations: Rule = (situation) => {
  const { change, operations } = situation;
  const { typeName, kind, before, after } = change;
  const rename = renameOf(situation);
  if (typeName === "PathItem" && rename) {
    const action = `Write ${rename.to} where you use the client of \`/http\`; the methods are called as before.`;
    return { class: "breaking", action, what: `The path ${rename.from} was renamed to ${rename.to}.` };
  }
  if (typeName === "Operation" && rename) {
    const [from, to] = [before?.node, after?.node].map((node) => methodAndPath(node ?? "#"));
    const action = `Write ${to} where you use the client of \`/http\`; the method is called as before.`;
    return { class: "breaking", action, what: `${operations.join(", ")} moved from ${from} to ${to}.` };
  }
  if (typeName === "Operation" && change.property === "operationId") {
    const [was, is] = [String(before?.value), String(after?.value)];
    return {
      class: "breaking",
      action: `Call \`${is}\` in place of \`${was}\`.`,
      what: `The operation \`${was}\` was renamed to \`${is}\`.`,
    };
  }
  if (typeName !== "Operation" && typeName !== "PathItem") return undefined;
  if (kind === "added")
    return { class: "additive", action: `Nothing to do; ${calls(situation)} can be called now.` };
  return kind === "removed"
    ? { class: "breaking", action: `Stop calling ${calls(situation)}: there is no replacement.` }
    : undefined;
};

const calls = ({ operations, label }: Situation): string =>
  operations.length > 0 ? operations.map((name) => `\`${name}\``).join(", ") : label;

const methodAndPath = (node: string): string => {
  const [, path, method = ""] = splitPointer(node);
  return `${method.toUpperCase()} ${path}`;
};

/** Bodies, answers, their headers and media types. */
export const judgeMessages: Rule = (situation) => {
  const { change, isSent } = situation;
  const rename = renameOf(situation);
  if (change.typeName === "RequestBody") {
    if (change.verdicts.length > 0) {
      const action =
        change.kind === "removed" ? "Stop sending a body: none is taken." : "Send a body in every call.";
      return { class: "breaking", action };
    }
    return {
      class: "additive",
      action:
        change.kind === "added"
          ? "Nothing to do; a body can be sent now."
          : "Nothing to do; the body may be left out now.",
    };
  }
  if (change.typeName === "Response") return judgeAnswer(situation, rename);
  if (change.typeName === "MediaType") {
    if (change.kind === "added")
      return { class: "additive", action: "Nothing to do; the methods speak JSON as before." };
    return {
      class: "breaking",
      action: isSent
        ? "Send the body in a media type that is still taken."
        : "Expect another media type in the answer.",
    };
  }
  if (change.typeName !== "Header" && change.typeName !== "HeadersMap") return undefined;
  return change.kind === "added"
    ? { class: "additive", action: "Nothing to do; the header can be read now." }
    : {
        class: "breaking",
        action: rename
          ? `Read the header ${rename.to} in place of ${rename.from}.`
          : "Stop relying on the header: it is no longer documented.",
      };
};

const judgeAnswer = ({ change, node }: Situation, rename: ReturnType<typeof renameOf>): ReturnType<Rule> => {
  if (rename)
    return {
      class: "breaking",
      action: `Expect ${rename.to} where you compared the status with ${rename.from}.`,
    };
  const status = splitPointer(node).at(-1) ?? "";
  if (change.kind === "added") {
    const action = status.startsWith("2")
      ? "Expect a further kind of success."
      : "Nothing to do; the status was an undocumented failure before.";
    return { class: "additive", action };
  }
  if (change.kind !== "removed") return undefined;
  return {
    class: "breaking",
    action: `Treat ${status} as an undocumented answer: its body is no longer described.`,
  };
};
