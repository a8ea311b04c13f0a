import type { ErrorCause, ProviderErrorKind } from "./errors.js";
import type { ValidationIssue } from "./validators.js";

/** Why a call fails, before it becomes an error. What became of the change is not in it: the attempts say that. */
export interface Failure {
  readonly kind: ProviderErrorKind;
  /** What to do or look at. It holds no value from outside. */
  readonly hint: string;
  readonly code?: string | number | undefined;
  readonly cause?: ErrorCause | undefined;
  readonly issues?: readonly ValidationIssue[] | undefined;
  /** The provider's answer, for `error.body`. */
  readonly body?: unknown;
}
