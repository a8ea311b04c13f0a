import type { ValidationIssue } from "./validators.js";

/** The cause of the failure. */
export type ProviderErrorKind =
  | "configuration"
  | "invalid-request"
  | "network"
  | "timeout"
  | "abort"
  | "answer"
  | "redirect"
  | "unreadable";

/**
 * What became of the change. `"not-sent"`: the provider never received it. `"rejected"`: nothing was changed.
 * `"unknown"`: it may or may not have been applied; look it up before sending it again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown";

/** A failure below the runtime, reduced to facts that cannot contain personal data. */
export interface ErrorCause {
  /** The class of the error, such as `TypeError`. */
  readonly name?: string | undefined;
  /** The system's code, such as `ECONNRESET`. */
  readonly code?: string | undefined;
}

/** What every error carries; an allow-list, so that the whole error can be logged. */
export interface ProviderErrorFacts {
  /** The provider's package name. */
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly outcome: Outcome;
  /** How many requests the call sent. */
  readonly attempts: number;
  /**
   * True if the cause may be temporary and repeating the call cannot apply a change twice. It does not tell when to
   * repeat: see `retryAfterMs`.
   */
  readonly isRetryable: boolean;
  /** The operation id. Absent when a client could not be constructed. */
  readonly operation?: string;
  readonly method?: string;
  /** The path template, never a path with identifiers in it. */
  readonly path?: string;
  /** The HTTP status, if an answer had begun to arrive. */
  readonly status?: number;
  /** The provider's own code, if its document names the property that holds it. */
  readonly code?: string | number;
  /** The provider's identifier for the request, if it sent one. */
  readonly requestId?: string;
  /**
   * Milliseconds to wait before another try, as the provider asked or as the client would have waited. At most
   * 2147483647, the maximum of a timer.
   */
  readonly retryAfterMs?: number;
  readonly cause?: ErrorCause;
}

interface Failure<Kind extends ProviderErrorKind> extends Error, ProviderErrorFacts {
  readonly name: "ProviderError";
  readonly kind: Kind;
  readonly cause?: ErrorCause;
}

interface CallFailure<Kind extends ProviderErrorKind> extends Failure<Kind> {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
}

/** An option or a credential is missing, malformed or contradicts another. */
export interface ConfigurationError extends Failure<"configuration"> {}

/** A value that cannot be sent; nothing was. */
export interface InvalidRequestError extends CallFailure<"invalid-request"> {
  /** Where the body violates its schema, if requests are validated. */
  readonly issues?: readonly ValidationIssue[];
}

/** The connection failed, or broke before the answer was complete. */
export interface NetworkError extends CallFailure<"network"> {}

/** The answer was not complete within `timeoutMs`, or within `attemptTimeoutMs` on every attempt. */
export interface TimeoutError extends CallFailure<"timeout"> {}

/**
 * The caller's signal ended the call. Clients reject with it if the call has `abortAs: "error"`, or if the signal has
 * no reason; otherwise they reject with the signal's reason, unchanged.
 */
export interface AbortError extends CallFailure<"abort"> {}

/** The provider answered and refused: a status outside 2xx, or its document's failure envelope. */
export interface AnswerError extends CallFailure<"answer"> {
  readonly status: number;
  /**
   * The provider's answer: parsed JSON, otherwise a string, otherwise undefined. It may contain personal data, so it is
   * absent from `message`, `JSON.stringify` and `inspect`.
   */
  readonly body: unknown;
}

/** The provider answered with a redirect, which is never followed. */
export interface RedirectError extends CallFailure<"redirect"> {}

/** The provider answered 2xx with something other than the documented JSON. */
export interface UnreadableError extends CallFailure<"unreadable"> {
  readonly status: number;
  /** The answer, parsed or as a string; undefined if it was too large. Handle it like {@link AnswerError.body}. */
  readonly body: unknown;
  /** Where the body violates its schema, if responses are validated. */
  readonly issues?: readonly ValidationIssue[];
}

/**
 * Every error that a client throws, discriminated by `kind`. The reason of an abort is thrown as it is, unless
 * `abortAs` is `"error"`.
 */
export type ProviderError =
  | ConfigurationError
  | InvalidRequestError
  | NetworkError
  | TimeoutError
  | AbortError
  | AnswerError
  | RedirectError
  | UnreadableError;

// A registered symbol, so that two installed copies of this package recognise each other's errors.
const brand = Symbol.for("@provider-clients/error");

class ClientError extends Error {
  // A private field: JSON.stringify, inspect (even with showHidden) and spreading skip it.
  readonly #body: unknown;

  constructor(message: string, body: unknown) {
    super(message);
    this.#body = body;
  }

  override get name(): string {
    return "ProviderError";
  }

  get body(): unknown {
    return this.#body;
  }

  [brand](): void {}

  toJSON(): object {
    return { ...this, name: this.name, message: this.message };
  }
}

type GivenFacts = { readonly [Fact in keyof ProviderErrorFacts]?: ProviderErrorFacts[Fact] | undefined };

// Facts are plain JSON; the round trip removes undefined members.
const withoutUndefined = <Facts extends object>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts));

/** Creates the error for a package that refuses something itself. Undefined facts are omitted. */
export const createError = <Facts extends GivenFacts>(
  message: string,
  facts: Facts,
  body?: unknown,
): Error & Facts => Object.assign(new ClientError(message, body), withoutUndefined(facts));

/**
 * True for an error of a provider client, from any copy of this package. With a kind, true only for that kind.
 *
 * @example
 * ```ts
 * import { isProviderError } from "@provider-clients/client-core";
 *
 * export const describeFailure = (error: unknown): string =>
 *   isProviderError(error, "answer") ? `answered ${error.status}` : "failed otherwise";
 * ```
 */
export const isProviderError = <Kind extends ProviderErrorKind = ProviderErrorKind>(
  value: unknown,
  kind?: Kind,
): value is Extract<ProviderError, { readonly kind: Kind }> =>
  brand in Object(value) && (!kind || Object(value).kind === kind);
