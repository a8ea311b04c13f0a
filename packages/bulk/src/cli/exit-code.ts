import type { Counts } from "../ledger/status.js";

/** The meaning of the exit codes of commands with outcomes. */
export const exitCodes = {
  0: "all applied or skipped",
  1: "some rejected or invalid",
  3: "some unknown",
  130: "interrupted; the same command goes on",
} as const;

/** The exit code for the worst outcome; unknown is worse than rejected. */
export const exitCodeOf = ({ unknown = 0, rejected = 0, invalid = 0 }: Partial<Counts>): 0 | 1 | 3 => {
  if (unknown) return 3;
  return rejected || invalid ? 1 : 0;
};
