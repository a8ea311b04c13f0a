/** One violation of a schema. It names the place and the rule, never the value. */
export interface ValidationIssue {
  /** A JSON pointer into the value; the empty string is the whole value. */
  readonly path: string;
  /** The violated JSON Schema keyword, such as `required` or `maxLength`. */
  readonly keyword: string;
  /** What the schema requires, such as "must have at most 250 characters"; contains no part of the value. */
  readonly message?: string;
}

/** Lists where a value violates a schema; an empty list means that it conforms. */
export type Validate = (value: unknown) => readonly ValidationIssue[];

/** The validators of one operation. */
export interface OperationValidators {
  /** Validates the request body. */
  readonly request?: Validate | undefined;
  /** Validates the body of a successful answer. */
  readonly response?: Validate | undefined;
}

/** Validators by operation id. */
export type ValidatorTable = Readonly<Record<string, OperationValidators | undefined>>;

/**
 * What happens if a body violates its schema. `"off"`: it is not validated. `"report"`: a `drift` event, and the call
 * continues. `"enforce"`: the call rejects (an invalid request is not sent).
 */
export type ValidationMode = "off" | "report" | "enforce";

/** One mode for both directions, or one for each; the default for an omitted direction is "report". */
export type ValidationModes =
  | ValidationMode
  | { readonly request?: ValidationMode; readonly response?: ValidationMode };
