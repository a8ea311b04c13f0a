import { type Rule, renameOf } from "./rule.js";

/** Servers: each is an environment of the client. */
export const judgeServers: Rule = ({ change, label }) => {
  const { typeName, kind, property, before, after } = change;
  if (!typeName.startsWith("Server")) return undefined;
  if (property === "x-environment") {
    const [was, is] = [String(before?.value), String(after?.value)];
    return {
      class: "breaking",
      action: `Write \`environment: "${is}"\` in place of "${was}".`,
      what: `The environment "${was}" was renamed to "${is}".`,
    };
  }
  if (kind === "added") return { class: "additive", action: "Nothing to do; it is a further environment." };
  if (kind === "removed")
    return { class: "breaking", action: "Give `baseUrl` yourself: the environment is gone." };
  return {
    class: "breaking",
    action:
      "Check what names the old host (allow-lists, recorded mocks): calls go to the new one after the update.",
    what: `The ${label} moved.`,
  };
};

/** Credentials and which of them an operation asks for. */
export const judgeSecurity: Rule = (situation) => {
  const { change } = situation;
  const { typeName, kind } = change;
  if (typeName === "SecurityScheme") {
    const rename = renameOf(situation);
    if (rename) {
      const what = `The credential \`${rename.from}\` was renamed to \`${rename.to}\`.`;
      return {
        class: "breaking",
        action: `Give the client the option \`${rename.to}\` in place of \`${rename.from}\`.`,
        what,
      };
    }
    if (kind === "added")
      return { class: "additive", action: "Nothing to do; it is a further way to prove who you are." };
    if (kind === "removed")
      return { class: "breaking", action: "Use another credential: this one is no longer documented." };
    return change.verdicts.length > 0
      ? { class: "breaking", action: "Check the credential that you give: it is sent another way." }
      : undefined;
  }
  if (!typeName.startsWith("SecurityRequirement")) return undefined;
  return change.verdicts.length > 0
    ? { class: "breaking", action: "Check the credential that you give: what is accepted changed." }
    : { class: "additive", action: "Nothing to do; what was accepted is accepted still." };
};
