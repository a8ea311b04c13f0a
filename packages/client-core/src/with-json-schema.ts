import type { StandardSchemaProperties, Validator } from "./create-validator.js";
import type { Validate } from "./validators.js";

/** Writes a schema for one dialect, as Standard JSON Schema version 1 asks. */
type WriteSchema = (options: { readonly target: string }) => Record<string, unknown>;

/** What Standard JSON Schema version 1 asks of a schema (https://standardschema.dev). */
export interface StandardJsonSchemaProperties<Type> extends StandardSchemaProperties<Type> {
  readonly jsonSchema: { readonly input: WriteSchema; readonly output: WriteSchema };
}

/** A validator that also tells its JSON Schema. */
export interface DescribedValidator<Type = unknown> extends Validate {
  readonly "~standard": StandardJsonSchemaProperties<Type>;
}

/**
 * A validator that tools which read JSON Schema can use: a Standard Schema and a Standard JSON Schema in one. They are put
 * together by the program that needs both, because a schema as data is much larger than its check.
 *
 * @param schema The operation's schema, from the `schemas` subpath: JSON Schema 2020-12, the only dialect that it tells.
 * @example
 * ```ts
 * import { createValidator, withJsonSchema } from "@provider-clients/client-core/validation";
 *
 * const validator = createValidator<string>(() => {});
 * export const described = withJsonSchema(validator, { type: "string" });
 * ```
 */
export const withJsonSchema = <Type>(
  validator: Validator<Type>,
  schema: { readonly [keyword: string]: unknown },
): DescribedValidator<Type> => {
  const write: WriteSchema = ({ target }) => {
    if (target !== "draft-2020-12") {
      throw new TypeError(`The schema is JSON Schema 2020-12 and cannot be written for "${target}".`);
    }
    return { ...schema };
  };
  const validate: Validate = (value) => validator(value);
  const jsonSchema = { input: write, output: write };
  return Object.assign(validate, { "~standard": { ...validator["~standard"], jsonSchema } } as const);
};
