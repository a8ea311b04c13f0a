import { judgeBy } from "./judge.js";
import { judgeKey, type Validators } from "./validators.js";
import type { Validate, ValidationIssue, ValidatorTable } from "./verdicts.js";

export type { Validators } from "./validators.js";
export type { OperationValidators, Validate, ValidationIssue, ValidatorTable } from "./verdicts.js";

/** One error of Ajv, as far as it is used. */
export interface AjvError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params?: { readonly missingProperty?: string };
}

/** What Ajv's standalone code generates for one schema. */
export interface AjvStandaloneFunction {
  (value: unknown): unknown;
  errors?: readonly AjvError[] | null;
}

/** An issue as Standard Schema version 1 words it. It names the rule and never the value. */
export interface StandardSchemaIssue {
  readonly message: string;
  readonly path: readonly string[];
}

/** What Standard Schema version 1 asks of a schema (https://standardschema.dev). */
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

/** Lists where a value departs from a schema; also a Standard Schema, so that forms and routers can use it. */
export interface Validator<Type = unknown> extends Validate {
  readonly "~standard": StandardSchemaProperties<Type>;
}

// A missing property is named by the schema, so its name may be told. One that is too many is named by the value.
const readIssue = ({ instancePath, keyword, params }: AjvError): ValidationIssue => {
  const { missingProperty: name } = params ?? {};
  return {
    path:
      name === undefined ? instancePath : `${instancePath}/${name.replace(/~/g, "~0").replace(/\//g, "~1")}`,
    keyword,
  };
};

const toStandard = ({ path, keyword }: ValidationIssue): StandardSchemaIssue => ({
  message: `departs from "${keyword}"`,
  path: path
    .split("/")
    .slice(1)
    .map((name) => name.replace(/~1/g, "/").replace(/~0/g, "~")),
});

/**
 * A validator made of one function of Ajv's standalone code. Issues name places and rules; no value and no
 * name that the value brought along is in them.
 *
 * @example
 * ```ts
 * import { createValidator } from "@provider-clients/client-core/validation";
 *
 * const isText = Object.assign((value: unknown) => typeof value === "string", { errors: null });
 * const validate = createValidator<string>(isText);
 * console.log(validate("Jane"), validate["~standard"].vendor);
 * ```
 */
export const createValidator = <Type = unknown>(isValid: AjvStandaloneFunction): Validator<Type> => {
  const validate: Validate = (value) =>
    isValid(value) === true
      ? []
      : (isValid.errors ?? [{ instancePath: "", keyword: "schema" }]).map(readIssue);
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

/**
 * Validators by operation id, for a client's `validators` option: a provider's own table for the operations that a
 * program calls, or one with judges of the program's own.
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
  [judgeKey]: judgeBy(table),
});
