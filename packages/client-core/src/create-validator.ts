import type { Check } from "./check.js";
import type { Validate, ValidationIssue } from "./validators.js";

/** An issue as defined by Standard Schema version 1. It states what the schema requires, never the value. */
export interface StandardSchemaIssue {
  readonly message: string;
  readonly path: readonly string[];
}

/** The properties of a Standard Schema version 1 (https://standardschema.dev). */
export interface StandardSchemaProperties<Type> {
  readonly version: 1;
  readonly vendor: "provider-clients";
  readonly validate: (
    value: unknown,
  ) =>
    | { readonly value: Type; readonly issues?: undefined }
    | { readonly issues: readonly StandardSchemaIssue[] };
  readonly types?: { readonly input: Type; readonly output: Type };
}

/** Lists where a value violates a schema. Also a Standard Schema, so that forms and routers can use it. */
export interface Validator<Type = unknown> extends Validate {
  readonly "~standard": StandardSchemaProperties<Type>;
}

const toStandard = ({ path, message = "" }: ValidationIssue): StandardSchemaIssue => ({
  message,
  path: path
    .split("/")
    .slice(1)
    .map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~")),
});

const listIssues = (check: Check, value: unknown): readonly ValidationIssue[] => {
  const issues: ValidationIssue[] = [];
  try {
    check(value, "", (path, keyword, message) => issues.push({ path, keyword, message }));
  } catch (error) {
    // A schema may be recursive. Nobody sends a value this deep on purpose.
    if (!(error instanceof RangeError)) throw error;
    issues.push({ path: "", keyword: "$ref", message: "must not be nested so deeply" });
  }
  return issues;
};

/**
 * Creates a validator from a check; the generated code has one for each schema. Issues contain places and rules, but no
 * value and no property name that the value introduced.
 *
 * @example
 * ```ts
 * import { createValidator } from "@provider-clients/client-core/validation";
 *
 * const validate = createValidator<string>((value, path, report) => {
 *   if (typeof value !== "string") report(path, "type", "must be a string");
 * });
 * console.log(validate("Jane"), validate["~standard"].vendor);
 * ```
 */
export const createValidator = <Type = unknown>(check: Check): Validator<Type> => {
  const validate: Validate = (value) => listIssues(check, value);
  return Object.assign(validate, {
    "~standard": {
      version: 1,
      vendor: "provider-clients",
      validate: (value: unknown) => {
        const issues = validate(value).map(toStandard);
        return issues.length ? { issues } : { value: value as Type };
      },
    },
  } as const);
};
