import type { Counts } from "../ledger/status.js";

/** The meaning of the exit codes of commands with outcomes. */
export const exitCodes = {
  0: "all applied or skipped",
  1: "some rejected or invalid",
  3: "some unknown",
  4: "some are still queued or begun",
  130: "interrupted; the same command goes on",
} as const;

/** The exit code for the worst outcome: unknown, then rejected, then not ended. */
export const exitCodeOf = ({
  unknown = 0,
  rejected = 0,
  invalid = 0,
  queued = 0,
  begun = 0,
}: Partial<Counts>): 0 | 1 | 3 | 4 => {
  if (unknown) return 3;
  if (rejected || invalid) return 1;
  return queued || begun ? 4 : 0;
};
