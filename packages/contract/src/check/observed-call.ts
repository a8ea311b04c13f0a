import type { ClientFailure } from "../client/client-adapter.js";
import type { Json } from "../document/json.js";
import type { RecordedRequest } from "../mock/recorded-request.js";

/** A request as it left the client. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** An answer as it enters the client. */
export interface ReceivedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What a call came to, as the client sees it. */
export type Outcome =
  | { readonly kind: "data"; readonly data: unknown }
  | { readonly kind: "failure"; readonly failure: ClientFailure }
  | { readonly kind: "crash"; readonly message: string };

/** An answer with its body parsed, where it is JSON. */
export interface GivenAnswer {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly body: Json | undefined;
}

/** Everything that was seen of one call. */
export interface ObservedCall {
  readonly outcome: Outcome;
  /** Absent when the client sent nothing. */
  readonly sent?: SentRequest;
  /** How many requests the call caused. */
  readonly sentCount: number;
  /** What the server understood and answered. */
  readonly recorded?: RecordedRequest;
  /** The status and body that were on their way to the client, parsed. */
  readonly answer?: GivenAnswer;
}
