import type { Json } from "../document/json.js";

/** What an operation is called with, before anything is serialised. */
export interface CallInput {
  readonly path: Readonly<Record<string, Json>>;
  readonly query: Readonly<Record<string, Json>>;
  /** By the name that the document gives them. */
  readonly headers: Readonly<Record<string, Json>>;
  readonly cookies: Readonly<Record<string, Json>>;
  /** Absent when no body is sent. */
  readonly body?: Json;
}

/** A call without any value. */
export const emptyInput: CallInput = { path: {}, query: {}, headers: {}, cookies: {} };
