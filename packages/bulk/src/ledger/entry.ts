import type { SavedOutcome } from "@provider-clients/customers";

/** The states of a row at one provider. */
export const states = ["queued", "begun", "applied", "rejected", "unknown", "skipped", "invalid"] as const;

/**
 * `queued`: nothing was sent. `begun`: it may have been sent. `unknown`: it may have been applied. `invalid`: the row
 * is unusable. The others are the outcomes of `@provider-clients/customers`.
 */
export type State = (typeof states)[number];

/** Why a row is unusable. It names fields and columns, never their values. */
export interface InvalidRow {
  readonly reason: string;
  /** The column with the problem, if there is one. */
  readonly column?: string;
}

/** What the ledger stores about the end of a row. Not personal data. */
export type Ending = SavedOutcome | InvalidRow;

/** A row to be added to the ledger. */
export interface Entry {
  readonly key: string;
  readonly provider: string;
  /** Its line in the file, from 1. */
  readonly line: number | undefined;
  /** JSON. */
  readonly content: string;
  readonly invalid: InvalidRow | undefined;
}
