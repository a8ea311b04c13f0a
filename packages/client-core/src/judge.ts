import { emit, fail, type Judge } from "./exchange.js";
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
    return (exchange, direction, body) => {
      const isRequest = direction === "request";
      const mode = typeof validate === "string" ? validate : validate[direction];
      const found = mode === "off" ? undefined : validators[exchange.operation.id]?.[direction]?.(body);
      if (found?.length) {
        // A validator of the caller's own may say more than a place and a rule.
        const issues = found.map(({ path, keyword }) => ({ path, keyword }));
        emit(exchange, { type: "drift", direction, issues });
        if (mode === "enforce") {
          const kind = isRequest ? "invalid-request" : "unreadable";
          throw fail(exchange, kind, "See `error.issues`.", { issues }, isRequest ? undefined : body);
        }
      }
    };
  };
