import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { SecondJudge } from "../judge/second-judge.js";
import type { Violation } from "../judge/violation.js";
import type { RecordedAnswer } from "./recorded-request.js";

/** An answer that a test gives instead of the document's. */
export interface MockResponse {
  /** @default 200 */
  readonly status?: number;
  /** In addition to `content-type`, which defaults to `application/json` if there is a body. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** The answer that is sent, and its differences from the document, with which it is sent anyway. */
export const overriddenAnswer = (
  second: SecondJudge,
  operation: Operation,
  { status = 200, headers = {}, body }: MockResponse,
): RecordedAnswer & { readonly violations: readonly Violation[] } => {
  const given = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const all = body === undefined ? given : { "content-type": "application/json", ...given };
  const found = second.judgeAnswer(operation, status, all["content-type"], body);
  return { status, headers: all, body, violations: found.map(({ schema: _, missing: __, ...rest }) => rest) };
};
