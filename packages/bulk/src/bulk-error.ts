/** What stood in the way of the whole run, as opposed to one row of it. */
export type BulkErrorKind = "unreachable" | "denied" | "schema" | "configuration" | "input";

/** Ends a run. The message is one line that says what to do; it holds no credential and nobody's data. */
export class BulkError extends Error {
  override readonly name = "BulkError";
  readonly kind: BulkErrorKind;

  constructor(kind: BulkErrorKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
