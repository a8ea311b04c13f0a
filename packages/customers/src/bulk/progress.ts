import type { SavedOutcome } from "../saved-outcome.js";
import type { Progress } from "./row.js";

/** The progress of a run that has not started. */
export const emptyProgress: Progress = {
  rows: 0,
  resumed: 0,
  invalid: 0,
  targets: 0,
  applied: 0,
  rejected: 0,
  unknown: 0,
  skipped: 0,
};

/** One row that is done. */
export interface CountedRow {
  readonly statuses: readonly SavedOutcome["status"][];
  readonly isInvalid: boolean;
  readonly isResumed: boolean;
}

/** Adds one row to the progress. */
export const countRow = (progress: Progress, { statuses, isInvalid, isResumed }: CountedRow): Progress => {
  const count = (status: SavedOutcome["status"]): number => statuses.filter((one) => one === status).length;
  return {
    rows: progress.rows + 1,
    resumed: progress.resumed + (isResumed ? 1 : 0),
    invalid: progress.invalid + (isInvalid ? 1 : 0),
    targets: progress.targets + statuses.length,
    applied: progress.applied + count("applied"),
    rejected: progress.rejected + count("rejected"),
    unknown: progress.unknown + count("unknown"),
    skipped: progress.skipped + count("skipped"),
  };
};
