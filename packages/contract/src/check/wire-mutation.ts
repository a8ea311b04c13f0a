import type { ReceivedAnswer, SentRequest } from "./observed-call.js";

/** A change to what leaves or enters a client. */
export interface WireMutation {
  readonly request?: (sent: SentRequest) => SentRequest;
  readonly answer?: (received: ReceivedAnswer) => ReceivedAnswer;
}
