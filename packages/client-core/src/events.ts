import type { ErrorCause, Outcome, ProviderErrorKind } from "./errors.js";
import type { ValidationIssue } from "./validators.js";

/** What every event carries. */
export interface EventFacts {
  /** The provider's package name. */
  readonly provider: string;
  /** The operation id. */
  readonly operation: string;
  readonly method: string;
  /** The path template, never a path with identifiers in it. */
  readonly path: string;
  /** How many requests the call has sent so far, including the one that the event is about. */
  readonly attempts: number;
  /** The HTTP status of the latest attempt, once it has arrived. */
  readonly status?: number | undefined;
  /** The provider's identifier for the latest attempt, if it sent one. */
  readonly requestId?: string | undefined;
  /** Milliseconds to wait before another try, if the call ended without one. */
  readonly retryAfterMs?: number | undefined;
  /** Milliseconds since the call began. */
  readonly durationMs: number;
}

/** A request is about to be sent. */
export interface RequestEvent extends EventFacts {
  readonly type: "request";
}

/** The status and headers of an answer arrived; its body may still be on the way. */
export interface ResponseEvent extends EventFacts {
  readonly type: "response";
}

/** An attempt failed and another one will follow. */
export interface RetryEvent extends EventFacts {
  readonly type: "retry";
  readonly kind: ProviderErrorKind;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** The call failed; its promise is about to reject. */
export interface CallErrorEvent extends EventFacts {
  readonly type: "error";
  /** The error's kind; `"abort"` when the caller's signal ended the call. */
  readonly kind: ProviderErrorKind;
  readonly outcome: Outcome;
  readonly isRetryable: boolean;
  readonly code?: string | number | undefined;
  readonly cause?: ErrorCause | undefined;
  readonly issues?: readonly ValidationIssue[] | undefined;
}

/** A body violates its schema. */
export interface DriftEvent extends EventFacts {
  readonly type: "drift";
  readonly direction: "request" | "response";
  readonly issues: readonly ValidationIssue[];
}

/** What a client does, as handed to `onEvent`. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | CallErrorEvent | DriftEvent;
