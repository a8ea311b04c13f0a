/** The cause of a failure of the whole run, not of a single row. */
export type BulkErrorKind = "unreachable" | "denied" | "schema" | "configuration" | "input";

/**
 * The error that ends a run. Its message is one line that tells what to do; it contains no credential and no personal
 * data.
 */
export class BulkError extends Error {
  override readonly name = "BulkError";
  readonly kind: BulkErrorKind;

  constructor(kind: BulkErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
