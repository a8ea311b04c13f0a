import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { WrittenBody } from "../wire/body.js";
import type { CallInput } from "./call-input.js";

/** The credential of a call: the name of a security scheme, and the secret. */
export interface CallCredential {
  readonly scheme: string;
  readonly value: string;
}

/** The environment of a call. */
export interface CallContext {
  readonly operation: Operation;
  /** The server's URL, without a trailing slash. */
  readonly baseUrl: string;
  /** Must carry every request: through it, the checks observe and change what the client sends and receives. */
  readonly fetch: typeof fetch;
  /** Serialises a body as the document describes; not needed by a client that does this itself. */
  readonly writeBody: (value: Json) => WrittenBody;
  /** The credentials for one of the operation's security requirements; empty if it has none. */
  readonly credentials: readonly CallCredential[];
}

/** How a client failed, in terms that apply to every client. */
export interface ClientFailure {
  /**
   * `not-sent`: the client refused the call. `answer`: the server refused. `redirect`: the server redirected.
   * `unreadable`: a success in an undocumented form. `other`: the network, a deadline or a bug.
   */
  readonly kind: "not-sent" | "answer" | "redirect" | "unreadable" | "other";
  readonly status?: number;
  /** The server's answer, parsed. */
  readonly body?: unknown;
  readonly message: string;
}

/** The client under test, as the contract checks see it. */
export interface ClientAdapter {
  /** Resolves to the documented data of the answer, or rejects as the client does. */
  call(input: CallInput, context: CallContext): Promise<unknown>;
  /** Describes a rejection; undefined if it is not one of the client's own errors. */
  describeFailure(error: unknown): ClientFailure | undefined;
}
