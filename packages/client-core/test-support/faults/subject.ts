import type { ClientOptions } from "../../src/client-options.js";
import type { ClientEvent } from "../../src/events.js";

/** What a fault runs against: one operation of one client. */
export interface Subject {
  /** Names the operation in test titles. */
  readonly name: string;
  /** It changes nothing. */
  readonly isSafe: boolean;
  /** The client may send it again: it is idempotent or carries an idempotency key. */
  readonly isResent: boolean;
  /** It carries an idempotency key, and a repeated key answers 409. */
  readonly isKeyed: boolean;
  /** `isSuccess: false` in a 2xx is a failure. */
  readonly hasEnvelope: boolean;
  /** A body of a successful answer. */
  readonly success: object;
  /** What must turn up nowhere but on the wire: the credential, identifiers, body values. */
  readonly secrets: readonly string[];
  /** Makes one call with a client of its own. */
  readonly call: (
    options: Pick<ClientOptions, "timeoutMs" | "attemptTimeoutMs"> & {
      readonly baseUrl: string;
      readonly onEvent: (event: ClientEvent) => void;
      readonly signal: AbortSignal;
    },
  ) => Promise<unknown>;
}
