import type { Json } from "../document/json.js";
import type { Fault } from "../faults/fault.js";
import type { Violation } from "../judge/violation.js";

/**
 * A request that a mock server received, with what it answered.
 *
 * Headers are kept whole, credentials too, because tests assert on them. Nothing here is ever logged.
 */
export interface RecordedRequest {
  /** Upper case. */
  readonly method: string;
  /** As received, still percent-encoded, without the query. */
  readonly path: string;
  /** Decoded; a name that is repeated holds a list. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Names in lower case; repeated headers are joined as HTTP says. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed when it is JSON, otherwise the text; undefined when there was none. */
  readonly body: Json | undefined;
  /** The operationId that method and path mean; absent when no operation was meant. */
  readonly operation?: string;
  readonly answer: RecordedAnswer;
  /** What went wrong with the answer because a test asked for it. */
  readonly fault?: Fault;
  /** Everything in which the request, or the document's own answer, differs from the document. */
  readonly violations: readonly Violation[];
}

/** What a mock server answered. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}
