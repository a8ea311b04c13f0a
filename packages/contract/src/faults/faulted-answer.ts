import type { RecordedAnswer } from "../mock/recorded-request.js";
import type { Fault } from "./fault.js";

const page = "<!doctype html><title>Sign in</title><h1>Sign in</h1>";

/** Applies a fault to the status, headers and body of an answer. */
export const faultedAnswer = (answer: RecordedAnswer, fault: Fault): RecordedAnswer => {
  switch (fault.kind) {
    case "empty-500":
      return { status: 500, headers: {}, body: undefined };
    case "html-200":
      return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: page };
    case "too-many-requests":
      return { status: 429, headers: { "retry-after": String(fault.retryAfterSeconds) }, body: undefined };
    default:
      return answer;
  }
};
