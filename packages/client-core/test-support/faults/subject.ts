import type { ClientOptions } from "../../src/client-options.js";
import type { ClientEvent } from "../../src/events.js";

/** What a fault runs against: one operation of one client. */
export interface Subject {
  /** Names the operation in test titles. */
  readonly name: string;
  /** It changes nothing. */
  readonly isSafe: boolean;
  /** The client may resend it: it is idempotent or has an idempotency key. */
  readonly isResent: boolean;
  /** It has an idempotency key, and a repeated key is answered with 409. */
  readonly isKeyed: boolean;
  /** `isSuccess: false` in a 2xx is a failure. */
  readonly hasEnvelope: boolean;
  /** A body of a successful answer. */
  readonly success: object;
  /** What must appear only on the wire: the credential, identifiers, body values. */
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
