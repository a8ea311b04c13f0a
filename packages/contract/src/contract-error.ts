const brand = Symbol.for("@provider-clients/contract/error");

/**
 * What went wrong, for callers that branch on it.
 *
 * - `unknown-document`: the name is not one of the packaged documents.
 * - `unreadable-document`: the file or address could not be read.
 * - `invalid-document`: what was read is not an OpenAPI 3.0, 3.1 or 3.2 document that can be used; a line for each place.
 * - `uncompilable-schema`: a schema of the document cannot be compiled, so nothing would be validated.
 * - `port-in-use`: another program listens on the chosen port.
 * - `unreachable-server`: nothing answers at the address under test.
 * - `missing-credential`: the document asks for a credential that was not given.
 * - `bad-option`: an option or argument has a value that is not accepted.
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

/** A mistake in what the caller gave or in the surroundings, said in one line. */
export class ContractError extends Error {
  override readonly name = "ContractError";
  /** The cause, as a word to branch on. */
  readonly code: ContractErrorCode;
  readonly [brand] = true;

  constructor(code: ContractErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether a caught value is a {@link ContractError}, also one made by another copy of this package. */
export const isContractError = (value: unknown): value is ContractError =>
  typeof value === "object" && value !== null && brand in value;
