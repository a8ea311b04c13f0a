import type { ClientFailure } from "../client/client-adapter.js";
import type { Json } from "../document/json.js";
import type { RecordedRequest } from "../mock/recorded-request.js";

/** A request as the client sent it. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as the client received it. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The result of a call, as seen by the client. */
export type Outcome =
  | { readonly kind: "data"; readonly data: unknown }
  | { readonly kind: "failure"; readonly failure: ClientFailure }
  | { readonly kind: "crash"; readonly message: string };

/** An answer with its body parsed if it is JSON. */
export interface GivenAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Json | undefined;
}

/** Everything that was observed during one call. */
export interface ObservedCall {
  readonly outcome: Outcome;
  /** Undefined if the client sent nothing. */
  readonly sent?: SentRequest;
  /** How many requests the call caused. */
  readonly sentCount: number;
  /** The request as the server understood it, and its answer. */
  readonly recorded?: RecordedRequest;
  /** The parsed status and body sent to the client. */
  readonly answer?: GivenAnswer;
}
