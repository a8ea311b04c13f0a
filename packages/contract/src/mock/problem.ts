import type { Fault } from "../faults/fault.js";
import type { Violation } from "../judge/violation.js";
import type { RecordedAnswer } from "./recorded-request.js";

/** An answer to be sent, with the notes about it and its request. */
export type Reply = RecordedAnswer & {
  readonly violations: readonly Violation[];
  readonly operation?: string;
  readonly fault?: Fault;
};

/** An answer of the mock server itself, for cases that the document does not cover. */
export const problem = (
  status: number,
  code: string,
  detail: string,
  location: readonly string[],
): Reply => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: { type: "about:blank", title: code, status, detail },
  violations: [
    { location: ["request", ...location], severity: "Error", code, message: detail, judge: "server" },
  ],
});
