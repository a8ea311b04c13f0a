import { followReference, objectOf, resolvePointer } from "@provider-clients/openapi";
import type { Rule, Situation, Verdict } from "./rule.js";

/** Parameters of the path, the query and the header. */
export const judgeParameters: Rule = (situation) => {
  const { change, node, before, after, label } = situation;
  if (change.typeName !== "Parameter") return undefined;
  const document = change.after ? after : before;
  const parameter = objectOf(followReference(document, resolvePointer(document, node)));
  const name = `\`${String(parameter.name)}\``;
  if (change.property === "name") return judgeName(situation, String(parameter.in));
  if (change.kind === "removed") {
    return { class: "breaking", action: `Stop sending ${name}: it is no longer taken.` };
  }
  if (change.kind === "added" && parameter.required === true) {
    const what = `The required parameter ${label} was added.`;
    return { class: "breaking", action: `Send ${name} in every call: it is required.`, what };
  }
  if (change.kind === "added") return { class: "additive", action: "Nothing to do; it can be sent now." };
  if (change.property === "required" && change.after?.value === true) {
    return { class: "breaking", action: `Send ${name} in every call: it is required now.` };
  }
  if (change.property === "required")
    return { class: "additive", action: "Nothing to do; it may be left out now." };
  if (change.property === "in")
    return { class: "breaking", action: `Give ${name} where the types ask for it now.` };
  return change.verdicts.length > 0
    ? {
        class: "breaking",
        action: `Check what you send as ${name}: it reaches the provider written another way.`,
      }
    : undefined;
};

const judgeName = ({ change }: Situation, place: string): Verdict => {
  const [was, is] = [String(change.before?.value), String(change.after?.value)];
  const action =
    place === "path"
      ? `Write {${is}} in the path where you use the client of \`/http\`; the methods take it by position.`
      : `Send \`${is}\` in place of \`${was}\`.`;
  return { class: "breaking", action, what: `The ${place} parameter \`${was}\` was renamed to \`${is}\`.` };
};
