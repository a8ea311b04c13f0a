import { setTimeout as pause } from "node:timers/promises";
import { BulkError } from "../bulk-error.js";

/**
 * Does something that may be done again until the database is there: a restart of it ends nobody's work.
 *
 * @throws whatever else fails; and the loss itself, once the signal is aborted and `triesAfterStop` more have failed.
 */
export const patiently = async <Result>(
  work: () => Promise<Result>,
  stop: AbortSignal,
  triesAfterStop = 20,
): Promise<Result> => {
  let left = triesAfterStop;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof BulkError) || error.kind !== "unreachable") throw error;
      if (stop.aborted && left-- <= 0) throw error;
      await pause(250);
    }
  }
};
