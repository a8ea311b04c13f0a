import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { WrittenBody } from "../wire/body.js";
import type { CallInput } from "./call-input.js";

/** The credential of a call: the name of a security scheme, and the secret. */
export interface CallCredential {
  readonly scheme: string;
  readonly value: string;
}

/** What surrounds a call. */
export interface CallContext {
  readonly operation: Operation;
  /** Where the server is, without a trailing slash. */
  readonly baseUrl: string;
  /** Has to carry every request: through it the checks see, and change, what leaves and enters the client. */
  readonly fetch: typeof fetch;
  /** Writes a body as the document says that it travels; a client that writes it itself has no use for it. */
  readonly writeBody: (value: Json) => WrittenBody;
  /** What one of the operation's security requirements asks for; empty when none does. */
  readonly credentials: readonly CallCredential[];
}

/** How a client failed, in words that every client has. */
export interface ClientFailure {
  /**
   * `not-sent`: the client refused the call itself. `answer`: the server said no. `redirect`: it pointed elsewhere.
   * `unreadable`: it said yes, but in no documented form. `other`: the network, a deadline, a bug.
   */
  readonly kind: "not-sent" | "answer" | "redirect" | "unreadable" | "other";
  readonly status?: number;
  /** The server's own words, parsed. */
  readonly body?: unknown;
  readonly message: string;
}

/** The client under test, as the contract checks see it. */
export interface ClientAdapter {
  /** Resolves to the documented data of the answer, or rejects as the client does. */
  call(input: CallInput, context: CallContext): Promise<unknown>;
  /** Reads what a call was rejected with; undefined when it is no error that the client means to throw. */
  describeFailure(error: unknown): ClientFailure | undefined;
}
