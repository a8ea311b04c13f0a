import type { Judge } from "./call-context.js";
import type { Validate, ValidationIssue, ValidationModes, ValidatorTable } from "./validators.js";

/** Validators by operation id, as exported from a provider package's `validators` subpath or by `createValidators`. */
export interface Validators {
  /**
   * Makes the judge of a client's bodies; `refuse` is told of a mode that is none. It comes with the validators, so
   * that a client without them does not carry what acts on a verdict. Named so that no operation is called like it.
   */
  readonly "~judge": (
    options: { readonly validate?: ValidationModes | undefined },
    refuse: (problem: string) => never,
  ) => Judge;
}

/** What may be told of issues: a validator of the caller's own may say more than a place and a rule. */
const readIssues = (validate: Validate, body: unknown): readonly ValidationIssue[] => {
  const isCompiled = "~standard" in validate;
  return validate(body).map(({ path, keyword, message = "" }) =>
    isCompiled ? { path, keyword, message } : { path, keyword },
  );
};

const judgeBy =
  (table: ValidatorTable): Validators["~judge"] =>
  ({ validate = { request: "enforce" } }, refuse) => {
    for (const mode of typeof validate === "string" ? [validate] : Object.values(validate)) {
      if (!/^(off|report|enforce)$/.test(mode)) {
        refuse('`validate` must be "off", "report" or "enforce".');
      }
    }
    return ({ id }, direction, body) => {
      const mode = typeof validate === "string" ? validate : validate[direction];
      const validator = mode === "off" ? undefined : table[id]?.[direction];
      const issues = validator ? readIssues(validator, body) : [];
      return issues.length ? { issues, isEnforced: mode === "enforce" } : undefined;
    };
  };

/**
 * Validators by operation id, for a client's `validators` option: a provider's own table for the operations that a
 * program calls, or one with validators of the program's own.
 *
 * @example
 * ```ts
 * import { createValidators } from "@provider-clients/client-core/validation";
 *
 * export const validators = createValidators({
 *   updateCustomer: { request: (body) => (body ? [] : [{ path: "", keyword: "type" }]) },
 * });
 * ```
 */
export const createValidators = <Table extends ValidatorTable>(table: Table): Table & Validators => ({
  ...table,
  "~judge": judgeBy(table),
});
