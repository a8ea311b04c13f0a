import { misuse } from "../refusal.js";
import type { SavedError, SavedOutcome } from "../saved-outcome.js";
import { orAborted } from "./or-aborted.js";

/** One step of one row, as plain JSON without personal data. `id` identifies the row within this checkpoint. */
export type CheckpointEntry =
  /** The row is about to be sent. `key` identifies the row across runs; `row` is its position, from 0. */
  | { readonly is: "begun"; readonly id: string; readonly row: number; readonly key: string }
  /** The row was begun but not sent, because the run ended. */
  | { readonly is: "unsent"; readonly id: string }
  /** The outcomes of the row. */
  | {
      readonly is: "settled";
      readonly id: string;
      readonly outcomes: readonly SavedOutcome[];
      readonly error?: SavedError;
    }
  /** The outcomes were handed to the caller. */
  | { readonly is: "told"; readonly id: string };

/** True if the value is an entry that this version can save. */
export const isEntry = (value: unknown): value is CheckpointEntry => {
  const { is, id } = Object(value);
  return typeof id === "string" && ["begun", "unsent", "settled", "told"].includes(is);
};

/** Stores the progress of a run, for example in a file or a database table. */
export interface Checkpoint {
  /** The entries saved by earlier runs, in the order in which they were saved. */
  readonly load: () => Iterable<CheckpointEntry> | AsyncIterable<CheckpointEntry>;
  /** Stores one entry durably. A row is not sent before its `begun` entry is stored. */
  readonly save: (entry: CheckpointEntry) => void | Promise<void>;
  /**
   * Acquires the checkpoint for one run and resolves to the function that releases it. Rejects while another run holds
   * it. Without `lease`, nothing prevents two runs from sending the same rows.
   */
  readonly lease?: (() => Promise<() => void | Promise<void>>) | undefined;
}

/** What earlier runs did with a row. */
export type Remembered = { readonly id: string } & (
  | { readonly is: "begun" }
  | { readonly is: "settled"; readonly outcomes: readonly SavedOutcome[]; readonly error?: SavedError }
  | { readonly is: "told"; readonly statuses: readonly SavedOutcome["status"][]; readonly isInvalid: boolean }
);

/**
 * Returns what earlier runs did with a row that has this key. Each memory is returned once, so that two equal rows get
 * one each.
 */
export type Recall = (key: string) => Remembered | undefined;

/** Reads a checkpoint. Holds one key for each row of earlier runs and nothing for rows of this run. */
export const remember = async (
  checkpoint: Checkpoint | undefined,
  signal: AbortSignal | undefined,
): Promise<Recall> => {
  const keys = new Map<string, string>();
  const memory = new Map<string, Map<string, Remembered>>();
  const note = (id: string, change: (before: Remembered) => Remembered | undefined): void => {
    const rows = memory.get(keys.get(id) ?? "");
    const before = rows?.get(id);
    const after = before && change(before);
    if (after) rows?.set(id, after);
    else rows?.delete(id);
  };
  const read = async (): Promise<void> => {
    for await (const entry of checkpoint?.load() ?? []) {
      if (signal?.aborted) return;
      if (!isEntry(entry)) throw misuse("the checkpoint holds an entry that this version does not know.");
      const { id } = entry;
      if (entry.is === "begun") {
        keys.set(id, entry.key);
        const rows = memory.get(entry.key) ?? new Map<string, Remembered>();
        memory.set(entry.key, rows.set(id, { is: "begun", id }));
      } else if (entry.is === "unsent") note(id, () => undefined);
      else if (entry.is === "settled") note(id, () => entry);
      else note(id, (before) => told(before));
    }
  };
  await orAborted(read(), signal);
  keys.clear();
  return (key) => {
    const [first] = memory.get(key)?.values() ?? [];
    if (first) memory.get(key)?.delete(first.id);
    return first;
  };
};

const told = (before: Remembered): Remembered =>
  before.is === "settled"
    ? {
        is: "told",
        id: before.id,
        statuses: before.outcomes.map(({ status }) => status),
        isInvalid: before.error !== undefined,
      }
    : before;
