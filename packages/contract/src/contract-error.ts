const brand = Symbol.for("@provider-clients/contract/error");

/**
 * The cause of the error, for callers that branch on it.
 *
 * - `unknown-document`: the name is not one of the packaged documents.
 * - `unreadable-document`: the file or URL could not be read.
 * - `invalid-document`: not a usable OpenAPI 3.0, 3.1 or 3.2 document; one line per place.
 * - `uncompilable-schema`: a schema of the document cannot be compiled, so nothing would be validated.
 * - `port-in-use`: another program listens on the chosen port.
 * - `unreachable-server`: nothing answers at the tested URL.
 * - `missing-credential`: the document requires a credential that was not given.
 * - `bad-option`: an option or argument has an invalid value.
 * - `old-node`: this Node.js is older than Prism supports.
 */
export type ContractErrorCode =
  | "unknown-document"
  | "unreadable-document"
  | "invalid-document"
  | "uncompilable-schema"
  | "port-in-use"
  | "unreachable-server"
  | "missing-credential"
  | "bad-option"
  | "old-node";

/** A mistake in the input or the environment, described in one line. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** The cause, for branching. */
  readonly code: ContractErrorCode;
  readonly [brand] = true;

  constructor(code: ContractErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** True for a {@link ContractError}, also one from another copy of this package. */
export const isContractError = (value: unknown): value is ContractError =>
  typeof value === "object" && value !== null && brand in value;
