import type { Outcome, ProviderErrorKind } from "./errors.js";
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
  /** The number of the attempt, from 1; 0 before the first. */
  readonly attempt: number;
}

/** A request is about to be sent. */
export interface RequestEvent extends EventFacts {
  readonly type: "request";
}

/** An HTTP answer has arrived; its body may still be on the way. */
export interface ResponseEvent extends EventFacts {
  readonly type: "response";
  readonly status: number;
  readonly requestId?: string | undefined;
  /** Milliseconds since the attempt began. */
  readonly durationMs: number;
}

/** An attempt failed and another one will be made. */
export interface RetryEvent extends EventFacts {
  readonly type: "retry";
  readonly kind: ProviderErrorKind;
  readonly status?: number | undefined;
  /** Milliseconds until the next attempt. */
  readonly delayMs: number;
}

/** The call has failed; the promise is about to reject. */
export interface CallErrorEvent extends EventFacts {
  readonly type: "error";
  /** The error's kind, or `"abort"` when the caller's signal ended the call. */
  readonly kind: ProviderErrorKind | "abort";
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly requestId?: string | undefined;
  /** Milliseconds since the call began. */
  readonly durationMs: number;
}

/** A body departs from its schema. */
export interface DriftEvent extends EventFacts {
  readonly type: "drift";
  readonly direction: "request" | "response";
  readonly issues: readonly ValidationIssue[];
}

/** What a client does, as handed to `onEvent`. */
export type ClientEvent = RequestEvent | ResponseEvent | RetryEvent | CallErrorEvent | DriftEvent;
