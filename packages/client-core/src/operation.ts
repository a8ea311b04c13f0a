/**
 * What `fetch` takes as a body. Not `BodyInit`, which programs with the types of Node.js and without those of the DOM
 * do not have.
 */
export type RequestBody = NonNullable<RequestInit["body"]>;

/**
 * One operation of a provider's document, as the runtime needs it. Generated code fills it in, so every
 * behaviour here is data from the spec and never knowledge of this package.
 */
export interface Operation {
  /** The operationId, which is also the method's name. */
  readonly id: string;
  /** The HTTP method, in upper case. */
  readonly method: string;
  /** The path template, such as `/customers/{id}`. */
  readonly path: string;
  /** Sending it twice has the effect of sending it once (HTTP's definition, overridden by `x-idempotent`). */
  readonly idempotent?: true;
  /** It changes nothing at the provider (GET and HEAD, unless `x-safe: false`). */
  readonly safe?: true;
  /** The document says that it needs no credential, so that none is sent. */
  readonly open?: true;
  /** The header that carries the idempotency key (`x-idempotency-key`). */
  readonly keyHeader?: string;
  /** The status that answers a repeated idempotency key. */
  readonly keyRepeat?: number;
  /** For how many milliseconds the provider remembers an idempotency key. Absent where its document does not say. */
  readonly keyHoldsMs?: number;
  /**
   * Query parameters whose members stand bare in the query (`style: form`, exploded): a filter `balance(gt)` is
   * sent as `balance(gt)=20`.
   */
  readonly spread?: readonly string[];
  /**
   * The documented top-level JSON type of a 2xx answer. `"none"`: no body is documented.
   * @default "json"
   */
  readonly answer?: "object" | "array" | "json" | "none";
  /** Writes a request body that is not `application/json`; one of those in `@provider-clients/client-core/bodies`. */
  readonly writeBody?: (body: unknown) => RequestBody;
  /** Reads a 2xx answer that is not JSON; one of those in `@provider-clients/client-core/bodies`. */
  readonly readBody?: (bytes: Uint8Array | undefined) => unknown;
  /** Writes a query with other styles than the defaults; made by `@provider-clients/client-core/queries`. */
  readonly writeQuery?: (query: object, spread: readonly string[] | undefined) => string;
}

/** The mark by which a provider reports a failure inside a 2xx answer. */
export interface FailureEnvelope {
  /** The property of the answer that tells success from failure. */
  readonly property: string;
  /** The value of that property that means failure. */
  readonly value: boolean;
  /** The property that holds the provider's own code. */
  readonly code?: string;
}

/** The header in which a credential travels. */
export interface CredentialHeader {
  /** The header's name. */
  readonly header: string;
  /** Text put before the credential, such as `"Bearer "`. */
  readonly prefix?: string;
}

/** Everything the runtime knows about one provider; generated from its document. */
export interface ProviderDefinition {
  /** The package's name, such as `soap`. Errors and events carry it as `provider`. */
  readonly name: string;
  /** The name used in messages, such as `Soap`. */
  readonly title: string;
  /** Base URLs by environment name. Absent where the provider documents none. */
  readonly environments?: Readonly<Record<string, string>>;
  /** Headers by the name of the client option that holds the credential. */
  readonly credentials: Readonly<Record<string, CredentialHeader>>;
  /** Present where a 2xx answer can be a failure. */
  readonly envelope?: FailureEnvelope;
  /** Every operation of the document. */
  readonly operations: readonly Operation[];
}
