/**
 * The body of a request. A Blob is read before each attempt, because some `fetch` implementations do not accept the
 * Blob class of others.
 */
export type RequestBody = string | ArrayBuffer | Blob;

/**
 * One operation of a provider's document, as the runtime needs it. Generated code supplies it, so behaviour comes from
 * the spec and this package knows no provider.
 */
export interface Operation {
  /** The operationId, which is also the method's name. */
  readonly id: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, such as `/customers/{id}`. */
  readonly path: string;
  /** Sending it twice has the same effect as sending it once (HTTP's definition, overridden by `x-idempotent`). */
  readonly idempotent?: true;
  /** It changes nothing at the provider (GET and HEAD, unless `x-safe: false`). */
  readonly safe?: true;
  /** The credentials that it needs, if they differ from the provider's own `security`. */
  readonly security?: CredentialAlternatives;
  /** The header that carries the idempotency key (`x-idempotency-key`). */
  readonly keyHeader?: string;
  /** The status that answers a repeated idempotency key. */
  readonly keyRepeat?: number;
  /** For how many milliseconds the provider remembers an idempotency key. Absent if its document does not say. */
  readonly keyHoldsMs?: number;
  /**
   * Query parameters whose members become parameters of their own (`style: form`, exploded): a filter `balance(gt)` is
   * sent as `balance(gt)=20`.
   */
  readonly spread?: readonly string[];
  /** Writes parameters with a style of their own; made by `@provider-clients/client-core/parameters`. */
  readonly writeParameter?: ParameterWriter;
  /** Writes the `Cookie` header; from `@provider-clients/client-core/parameters`. */
  readonly writeCookies?: (cookies: Readonly<Record<string, unknown>>, write: ParameterWriter) => string;
  /** Writes a request body that is not `application/json`; from `@provider-clients/client-core/bodies`. */
  readonly writeBody?: (body: unknown) => RequestBody;
  /**
   * The documented top-level JSON type of a 2xx answer. `"none"`: no body is documented.
   * @default "json"
   */
  readonly answer?: "object" | "array" | "json" | "none";
  /** Some success is documented without a body, so an empty body is valid. */
  readonly mayBeEmpty?: true;
  /**
   * Readers of 2xx answers that are not JSON, by status or as `2XX` for all; from
   * `@provider-clients/client-core/bodies`.
   */
  readonly readers?: Readonly<Record<string, (bytes: Uint8Array | undefined) => unknown>>;
  /**
   * The media types that the method can read: the `Accept` header.
   * @default "application/json", or no header if no body is documented
   */
  readonly accept?: string;
}

/** Writes one parameter. Returns undefined if its value is empty, null if it has no style of its own. */
export type ParameterWriter = (
  place: "path" | "query" | "header" | "cookie",
  name: string,
  value: unknown,
) => string | undefined | null;

/**
 * The credentials that a request needs, by the names of their schemes: each list is one alternative. An empty list
 * needs none.
 */
export type CredentialAlternatives = readonly (readonly string[])[];

/** How a provider reports a failure inside a 2xx answer. */
export interface FailureEnvelope {
  /** The property of the answer that distinguishes success from failure. */
  readonly property: string;
  /** The value of that property in a failure. */
  readonly value: boolean;
  /** The property that holds the provider's own code. */
  readonly code?: string;
}

/** Where a credential is sent. */
export interface CredentialPlace {
  readonly in: "header" | "query" | "cookie";
  /** The name of the header, of the query parameter or of the cookie. */
  readonly name: string;
  /** A string put before the credential, such as `"Bearer "`. */
  readonly prefix?: string;
}

/** Everything the runtime knows about one provider; generated from its document. */
export interface ProviderDefinition {
  /** The package's name, such as `soap`. Errors and events carry it as `provider`. */
  readonly name: string;
  /** The name used in messages, such as `Soap`. */
  readonly title: string;
  /** Base URLs by environment name. Absent if the provider documents none. */
  readonly environments?: Readonly<Record<string, string>>;
  /** Where each credential is sent, by the name of its scheme in the document. */
  readonly credentials: Readonly<Record<string, CredentialPlace>>;
  /** The credentials for operations that have no `security` of their own. */
  readonly security: CredentialAlternatives;
  /** Present if a 2xx answer can be a failure. */
  readonly envelope?: FailureEnvelope;
  /** Every operation of the document. */
  readonly operations: readonly Operation[];
}
