import type { ReceivedAnswer, SentRequest } from "./observed-call.js";

/** A change to what a client sends or receives. */
export interface WireMutation {
  readonly request?: (sent: SentRequest) => SentRequest;
  readonly answer?: (received: ReceivedAnswer) => ReceivedAnswer;
}
