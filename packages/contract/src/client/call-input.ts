import type { Json } from "../document/json.js";

/** The values of a call before serialisation. */
export interface CallInput {
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  /** By the names in the document. */
  readonly headers: Readonly<Record<string, Json>>;
  readonly cookies: Readonly<Record<string, Json>>;
  /** Undefined if no body is sent. */
  readonly body?: Json;
}

/** A call without any values. */
export const emptyInput: CallInput = { path: {}, query: {}, headers: {}, cookies: {} };
