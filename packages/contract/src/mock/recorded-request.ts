import type { Json } from "../document/json.js";
import type { Fault } from "../faults/fault.js";
import type { Violation } from "../judge/violation.js";

/**
 * A request that a mock server received, with its answer.
 *
 * Headers are complete, including credentials, because tests assert on them. Nothing here is ever logged.
 */
export interface RecordedRequest {
  /** Upper case. */
  readonly method: string;
  /** As received, still percent-encoded, without the query. */
  readonly path: string;
  /** Decoded; a repeated name has a list. */
  readonly query: Readonly<Record<string, string | string[]>>;
  /** Names in lower case; repeated headers are joined according to HTTP. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed if it is JSON, otherwise a string; undefined if there was none. */
  readonly body: Json | undefined;
  /** The operationId for the method and path; undefined if there is none. */
  readonly operation?: string;
  readonly answer: RecordedAnswer;
  /** The fault that a test requested for the answer. */
  readonly fault?: Fault;
  /** All differences of the request, or of the document's own answer, from the document. */
  readonly violations: readonly Violation[];
}

/** The answer of a mock server. */
export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
}
