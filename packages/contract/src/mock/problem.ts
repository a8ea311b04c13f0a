import type { Fault } from "../faults/fault.js";
import type { Violation } from "../judge/violation.js";
import type { RecordedAnswer } from "./recorded-request.js";

/** An answer on its way: what is sent, and what is said of it and of its request. */
export type Reply = RecordedAnswer & {
  readonly violations: readonly Violation[];
  readonly operation?: string;
  readonly fault?: Fault;
};

/** What the mock server itself answers, where the document has no word for it. */
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
