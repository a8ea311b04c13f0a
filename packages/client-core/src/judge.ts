import type { Judge } from "./call-context.js";
import type { ValidationModes, ValidatorTable } from "./verdicts.js";

/** Makes a client's judge; refuses a mode that is none. */
export type MakeJudge = (
  options: { readonly validate?: ValidationModes | undefined },
  refuse: (problem: string) => never,
) => Judge;

/** The judge that goes by a table of validators. */
export const judgeBy =
  (validators: ValidatorTable): MakeJudge =>
  ({ validate = { request: "enforce" } }, refuse) => {
    for (const mode of typeof validate === "string" ? [validate] : Object.values(validate)) {
      if (!/^(off|report|enforce)$/.test(mode)) {
        refuse('`validate` must be "off", "report" or "enforce".');
      }
    }
    return ({ id }, direction, body) => {
      const mode = typeof validate === "string" ? validate : validate[direction];
      const found = mode === "off" ? undefined : validators[id]?.[direction]?.(body);
      if (!found?.length) {
        return undefined;
      }
      // A validator of the caller's own may say more than a place and a rule.
      const issues = found.map(({ path, keyword }) => ({ path, keyword }));
      return { issues, isEnforced: mode === "enforce" };
    };
  };
