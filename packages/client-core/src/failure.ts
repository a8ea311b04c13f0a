import type { ErrorCause, ProviderErrorKind } from "./errors.js";
import type { ValidationIssue } from "./validators.js";

/**
 * Why a call fails, before it becomes an error. It does not contain the outcome of the change, which depends on all
 * attempts.
 */
export interface Failure {
  readonly kind: ProviderErrorKind;
  /** What to do or where to look. Contains no value from outside. */
  readonly hint: string;
  readonly code?: string | number | undefined;
  readonly cause?: ErrorCause | undefined;
  readonly issues?: readonly ValidationIssue[] | undefined;
  /** The provider's answer, for `error.body`. */
  readonly body?: unknown;
}
