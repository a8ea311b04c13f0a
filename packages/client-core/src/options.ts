import type { ClientEvent, EventFacts } from "./events.js";
import type { Fetch, FetchExtras } from "./fetch.js";
import type { Operation } from "./operation.js";

/**
 * A secret, or a function that returns one. The function is called once per call, within the call's deadline; its
 * result is not cached.
 */
export type Credential = string | (() => string | Promise<string>);

/** Facts about the HTTP answer that a call ended with. */
export interface ResponseInfo extends Omit<EventFacts, "durationMs"> {
  /** The HTTP status. */
  readonly status: number;
  /** The answer's headers, as received. */
  readonly headers: Headers;
}

/** Limits of a client, which one call can override. */
export interface CallLimits {
  /**
   * Milliseconds for the whole call: the credential function, every attempt, every wait, every body. From 1 to
   * 2147483647; a call cannot be unlimited.
   * @default 30000
   */
  readonly timeoutMs?: number | undefined;
  /**
   * Milliseconds for one attempt, including its body. After a timeout, an idempotent operation is tried again. From 1
   * to 2147483647.
   * @default none: an attempt may use all of `timeoutMs`
   */
  readonly attemptTimeoutMs?: number | undefined;
  /**
   * How often a request is retried if it is safe to send again. `0` turns retries off.
   * @default 2
   */
  readonly retries?: number | undefined;
}

/** The options of one call. */
export interface CallOptions extends CallLimits {
  /** Extra request headers. The credential's header cannot be replaced. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * Ends the call at once, at any stage; `abortAs` determines what it rejects with. A call that is aborted after it was
   * sent may have been applied.
   */
  readonly signal?: AbortSignal | undefined;
  /**
   * What an aborted call rejects with. `"reason"`: `signal.reason`, unchanged. `"error"`: an
   * {@link AbortError}, whose `outcome` tells what became of the change. A reason does not tell that: it can be any
   * value, even the error of another call.
   * @default "reason"
   */
  readonly abortAs?: "reason" | "error" | undefined;
  /**
   * Further members of the second argument of `fetch`, for this call; they replace those of the client with the same names.
   * @default those of the client
   */
  readonly init?: FetchExtras | undefined;
  /**
   * Receives the status and headers of the answer that the call ended with, success or failure, before the call
   * settles. An error that it throws does not change the call.
   */
  readonly onResponse?: ((info: ResponseInfo) => void) | undefined;
  /**
   * When an earlier call tried the same change, if its outcome was `unknown`. If this call fails, its outcome is then
   * `unknown` too, and an idempotency key is no longer sent once the provider may have forgotten it.
   * @default no earlier call
   */
  readonly firstTriedAt?: Date | undefined;
}

/** The options of one call of an operation that takes an idempotency key. */
export interface IdempotentCallOptions extends CallOptions {
  /**
   * Identifies this change, so that the provider applies it once however often it is sent.
   * @default one random key per call, kept for its retries
   */
  readonly idempotencyKey?: string | undefined;
}

/** How a client sends requests and reports events. */
export interface SendingOptions extends CallLimits {
  /**
   * Sends the requests: undici's `fetch`, or a function of your own. Called with a URL string and an init of plain
   * values, whose `redirect` is `"manual"`. It must not retry by itself.
   * @default the global `fetch`
   */
  readonly fetch?: Fetch | undefined;
  /**
   * Further members of the second argument of `fetch`, for all calls: `dispatcher` for a proxy, `next`, `cache`,
   * `keepalive` and others that the runtime supports. Members that the client sets itself (`method`, `headers`, `body`,
   * `redirect`, `signal`) are refused. A `dispatcher` must not retry by itself.
   * @default none
   */
  readonly init?: FetchExtras | undefined;
  /**
   * Headers of all calls, such as one that names your integration. Those of a call replace them, and neither can replace
   * the credential.
   * @default none
   */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The `User-Agent` header.
   * @default not set by the client (in a browser, setting it would cost a preflight)
   */
  readonly userAgent?: string | undefined;
  /**
   * The maximum size of an answer, in bytes after decompression; reading stops beyond it. From 1 to 2147483647.
   * @default 10485760 (10 MiB)
   */
  readonly maxResponseBytes?: number | undefined;
  /**
   * Receives the client's events: requests, responses, retries, errors and drift. Events contain an allow-list of facts
   * and never a credential, body, identifier or full URL. An error that the hook throws does not change a call.
   */
  readonly onEvent?: ((event: ClientEvent) => void) | undefined;
}

/** Where requests go: a named environment or a URL, exactly one of them. */
export type BaseUrlOption<Environment extends string> =
  | {
      /** The provider's environment. There is no default, because a wrong one moves real money. */
      readonly environment: Environment;
      readonly baseUrl?: never;
    }
  | {
      /** An https URL without credentials, query or fragment. `http:` is accepted only for loopback hosts. */
      readonly baseUrl: string;
      readonly environment?: never;
    };

/** The base URL options of a client, before they are checked. */
export interface BaseUrlInput {
  readonly environment?: string | undefined;
  readonly baseUrl?: string | undefined;
}

/** A credential of one client. */
export interface CredentialSource {
  /** The name of its scheme in the document. */
  readonly scheme: string;
  /** The client option that it comes from, for messages. */
  readonly option: string;
  /** Undefined if the option was not given. */
  readonly value: Credential | undefined;
}

/** Path parameters by name, in any order. */
export type PathValues = Readonly<Record<string, unknown>>;

/** The options that generated methods pass on. */
export interface OperationOptions extends Omit<IdempotentCallOptions, "headers"> {
  /** Query parameters by name; generated code types them per operation. */
  readonly query?: object | undefined;
  /** Cookies by name, for an operation that documents some. */
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  /** Headers; documented ones may have values other than strings. */
  readonly headers?: Readonly<Record<string, unknown>> | undefined;
}

/** Runs one operation; generated methods call it. Resolves to the answer's body exactly as received. */
export type Call = <Answer>(
  operation: Operation,
  path: PathValues,
  body: unknown,
  options: OperationOptions | undefined,
) => Promise<Answer>;
