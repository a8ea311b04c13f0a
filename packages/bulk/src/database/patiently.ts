import { setTimeout as pause } from "node:timers/promises";
import { BulkError } from "../bulk-error.js";

/**
 * Repeats an idempotent action until the database is available: a restart of it does not end the work.
 *
 * @throws any other error; the connection error once the signal is aborted and `triesAfterStop` more tries have failed.
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
