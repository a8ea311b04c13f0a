import type { Json } from "../document/json.js";

/** The ways in which a server can differ from its document. */
export type DifferenceKind =
  | "undocumented-status"
  | "undocumented-media-type"
  | "undocumented-field"
  | "missing-field"
  | "wrong-type"
  | "broken-rule"
  | "valid-request-refused"
  | "invalid-request-accepted"
  | "credential-not-checked"
  | "undocumented-request-field"
  | "invalid-request-sent"
  | "unknown-operation"
  | "not-remembered"
  | "still-there"
  | "broken-link"
  | "operation-not-served"
  | "server-error"
  | "web-page"
  | "no-answer";

/** One change to a document, as in RFC 6902 (JSON Patch). */
export interface PatchStep {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: Json;
}

/** One difference between a server and its document. Contains no value that the server sent. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The operation's id; `(several operations)` if it concerns the whole server. */
  readonly operation: string;
  /** The place: `200 body/items/0/name`, `request body/email`. */
  readonly place: string;
  /** A sentence without its full stop; the server is the subject. */
  readonly message: string;
  /** The case that found it. */
  readonly caseId: string;
  /** Changes that would make the document match the server; a person must decide whether they are right. */
  readonly patch: readonly PatchStep[];
}

/** The same for the same difference, however many cases find it. */
export const differenceKey = ({ kind, operation, place }: Difference): string =>
  `${operation} ${kind} ${place}`;
