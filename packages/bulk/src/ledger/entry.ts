import type { SavedOutcome } from "@provider-clients/customers";

/** How far a row is at one provider. */
export const states = ["queued", "begun", "applied", "rejected", "unknown", "skipped", "invalid"] as const;

/**
 * `queued`: nothing of it has left. `begun`: it may have left. `unknown`: it may have been applied. `invalid`: nothing
 * could be done with the row. The others are as in an outcome of `@provider-clients/customers`.
 */
export type State = (typeof states)[number];

/** Why nothing could be done with a row. It names fields and columns, never their values. */
export interface InvalidRow {
  readonly reason: string;
  /** The column of a file, where one is to blame. */
  readonly column?: string;
}

/** What the ledger keeps of how a row ended. Not personal data. */
export type Ending = SavedOutcome | InvalidRow;

/** A row that comes into the ledger. */
export interface Entry {
  readonly key: string;
  readonly provider: string;
  /** Where it stood in its file, from 1. */
  readonly line: number | undefined;
  /** JSON. */
  readonly content: string;
  readonly invalid: InvalidRow | undefined;
}
