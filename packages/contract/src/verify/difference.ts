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
  | "operation-not-served"
  | "server-error"
  | "web-page"
  | "no-answer";

/** One change of a document, as RFC 6902 (JSON Patch) writes it. */
export interface PatchStep {
  readonly op: "add" | "remove" | "replace";
  readonly path: string;
  readonly value?: Json;
}

/** One thing in which a server differs from its document. No value that the server sent is in it. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Its id; `(several operations)` for what is said of the whole server at once. */
  readonly operation: string;
  /** Where: `200 body/items/0/name`, `request body/email`. */
  readonly place: string;
  /** A sentence without its full stop, the server first. */
  readonly message: string;
  /** The case that showed it. */
  readonly caseId: string;
  /** Changes that would make the document agree with the server; whether they are right is for a person to say. */
  readonly patch: readonly PatchStep[];
}

/** The same for the same difference, however many cases show it. */
export const differenceKey = ({ kind, operation, place }: Difference): string =>
  `${operation} ${kind} ${place}`;
