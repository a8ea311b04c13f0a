import type { ValidationIssue } from "./validators.js";

/** By cause: what stood in the way. */
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
 * What became of the change. `"not-sent"`: the provider never saw it. `"rejected"`: it changed nothing.
 * `"unknown"`: it may or may not have been applied; look it up before sending it again.
 */
export type Outcome = "not-sent" | "rejected" | "unknown";

/** A failure below the runtime, reduced to what cannot hold anybody's data. */
export interface ErrorCause {
  /** The class of the error, such as `TypeError`. */
  readonly name?: string | undefined;
  /** The system's code, such as `ECONNRESET`. */
  readonly code?: string | undefined;
}

/** What every error carries; an allow-list, so that it can be logged whole. */
export interface ProviderErrorFacts {
  /** The provider's package name. */
  readonly provider: string;
  readonly kind: ProviderErrorKind;
  readonly outcome: Outcome;
  /** How many requests the call sent. */
  readonly attempts: number;
  /**
   * True when the cause may pass and the same call can be made again without applying a change twice. It says
   * nothing about when: see `retryAfterMs`.
   */
  readonly isRetryable: boolean;
  /** The operation id. Absent when a client could not be constructed. */
  readonly operation?: string;
  readonly method?: string;
  /** The path template, never a path with identifiers in it. */
  readonly path?: string;
  /** The HTTP status, if an answer had begun to arrive. */
  readonly status?: number;
  /** The provider's own code, where its document names the property that holds it. */
  readonly code?: string | number;
  /** The provider's identifier for the request, if it sent one. */
  readonly requestId?: string;
  /**
   * Milliseconds to wait before another try, as the provider asked or as the client would have waited. At most
   * 2147483647, the longest that a timer waits.
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
  /** Where the body departs from its schema, when requests are validated. */
  readonly issues?: readonly ValidationIssue[];
}

/** The connection could not be made, or broke before the answer was whole. */
export interface NetworkError extends CallFailure<"network"> {}

/** The answer was not whole within `timeoutMs`, or within `attemptTimeoutMs` on every attempt. */
export interface TimeoutError extends CallFailure<"timeout"> {}

/**
 * The caller's signal ended the call. A client rejects with it where the call says `abortAs: "error"`, and for signals
 * that have no reason; else with the signal's reason, unchanged.
 */
export interface AbortError extends CallFailure<"abort"> {}

/** The provider answered and said no: a status outside 2xx, or its document's failure envelope. */
export interface AnswerError extends CallFailure<"answer"> {
  readonly status: number;
  /**
   * The provider's answer: parsed JSON, else text, else undefined. It may hold personal data, so it is absent
   * from `message`, `JSON.stringify` and `inspect`.
   */
  readonly body: unknown;
}

/** The provider answered with a redirect, which is never followed. */
export interface RedirectError extends CallFailure<"redirect"> {}

/** The provider answered 2xx with something other than the documented JSON. */
export interface UnreadableError extends CallFailure<"unreadable"> {
  readonly status: number;
  /** What arrived, parsed or as text; undefined when it was too large. Handle it like {@link AnswerError.body}. */
  readonly body: unknown;
  /** Where the body departs from its schema, when responses are validated. */
  readonly issues?: readonly ValidationIssue[];
}

/** Everything that a client throws, told apart by `kind`. The reason of an abort is thrown as it is, unless `abortAs` says otherwise. */
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
  // A private field: JSON.stringify, inspect (even with showHidden) and spreading all pass it by.
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

// Facts are plain JSON; the round trip leaves out those that are undefined.
const withoutUndefined = <Facts extends object>(facts: Facts): Facts => JSON.parse(JSON.stringify(facts));

/**
 * Builds the one error, for a package that refuses something on its own account. Facts that are undefined are
 * left out.
 */
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
