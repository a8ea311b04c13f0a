import type { Judge } from "./call-context.js";
import type { Validate, ValidationIssue, ValidationModes, ValidatorTable } from "./validators.js";

/**
 * Validators by operation id, exported from a provider package's `validators` subpath or made by `createValidators`.
 */
export interface Validators {
  /**
   * Creates the function that validates a client's bodies; calls `refuse` for an invalid mode. It is part of the
   * validators so that clients without them do not bundle it. No operation can have this name.
   */
  readonly "~judge": (
    options: { readonly validate?: ValidationModes | undefined },
    refuse: (problem: string) => never,
  ) => Judge;
}

/** Reduces issues to their known members: a caller's own validator may return more than a place and a rule. */
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
 * Creates validators by operation id for a client's `validators` option, from a provider's own table (only the
 * operations that a program calls) or from the program's own validators.
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
