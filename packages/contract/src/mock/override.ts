import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { SecondJudge } from "../judge/second-judge.js";
import type { Violation } from "../judge/violation.js";
import type { RecordedAnswer } from "./recorded-request.js";

/** An answer that a test gives in place of the document's. */
export interface MockResponse {
  /** @default 200 */
  readonly status?: number;
  /** Beside `content-type`, which is `application/json` where there is a body and nothing else is given. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/** The answer as it is sent, and in what it differs from the document: it is sent all the same. */
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
