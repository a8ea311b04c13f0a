/** One place where a value departs from its schema. It names the place and the rule, never the value. */
export interface ValidationIssue {
  /** A JSON pointer into the value; the empty string is the whole value. */
  readonly path: string;
  /** The JSON Schema keyword that refused it, such as `required` or `maxLength`. */
  readonly keyword: string;
  /** What the schema asks, such as "must have at most 250 characters"; no word of the value is in it. */
  readonly message?: string;
}

/** Lists where a value departs from a schema; an empty list means that it conforms. */
export type Validate = (value: unknown) => readonly ValidationIssue[];

/** The validators of one operation. */
export interface OperationValidators {
  /** Judges the request body. */
  readonly request?: Validate | undefined;
  /** Judges the body of a successful answer. */
  readonly response?: Validate | undefined;
}

/** Validators by operation id. */
export type ValidatorTable = Readonly<Record<string, OperationValidators | undefined>>;

/**
 * What happens when a body departs from its schema. `"off"`: nobody looks. `"report"`: a `drift` event, the
 * call goes on. `"enforce"`: the call rejects (a request is then not sent).
 */
export type ValidationMode = "off" | "report" | "enforce";

/** One mode for both directions, or one for each; a direction that is left out is reported. */
export type ValidationModes =
  | ValidationMode
  | { readonly request?: ValidationMode; readonly response?: ValidationMode };
