import { judgeSecurity, judgeServers } from "./access.js";
import { judgeBehaviour } from "./behaviour.js";
import { judgeConstraints } from "./constraints.js";
import { judgeMessages, judgeOperations } from "./operations.js";
import { judgeParameters } from "./parameters.js";
import type { Rule, Verdict } from "./rule.js";
import {
  judgeDefaults,
  judgeEnums,
  judgeExportedTypes,
  judgeProperties,
  judgeRequired,
  judgeTravel,
} from "./schema.js";
import { judgeWords } from "./words.js";

/** In the order in which they are asked; the first that knows a change decides. */
const RULES: readonly Rule[] = [
  judgeWords,
  judgeServers,
  judgeBehaviour,
  judgeSecurity,
  judgeOperations,
  judgeParameters,
  judgeMessages,
  judgeExportedTypes,
  judgeRequired,
  judgeTravel,
  judgeDefaults,
  judgeEnums,
  judgeProperties,
  judgeConstraints,
];

/** What is said of a change that no rule knows: the comparison's own word, and never less than a fix. */
const judgeUnknown = ({ change }: Parameters<Rule>[0]): Verdict => {
  if (change.verdicts.length > 0) return { class: "breaking", action: "Check whether you rely on it." };
  return change.kind === "added"
    ? { class: "additive", action: "Nothing to do." }
    : { class: "fix", action: "Read the change: no rule knows it, and nothing is known to break." };
};

/** The verdict on one structural change. */
export const judgeChange = (situation: Parameters<Rule>[0]): Verdict =>
  RULES.reduce<Verdict | undefined>((verdict, rule) => verdict ?? rule(situation), undefined) ??
  judgeUnknown(situation);
