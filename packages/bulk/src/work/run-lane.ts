import { patiently } from "../database/patiently.js";
import type { State } from "../ledger/entry.js";
import type { Claimed } from "../ledger/ledger.js";
import { createBell } from "./bell.js";
import { type Lane, workRow } from "./work-row.js";

/** How a lane claims its rows. */
export interface LaneSettings {
  readonly workerId: () => string;
  readonly concurrency: number;
  /** Ends when no row of the run is open, instead of waiting for more. */
  readonly untilDone: boolean;
  readonly pollMs: number;
  readonly onRow: (state: State) => void;
}

/** Processes one provider's rows, `concurrency` at a time, until there are none or `stop` is aborted. */
export const runLane = async (lane: Lane, settings: LaneSettings): Promise<void> => {
  const { workerId, concurrency, untilDone, pollMs, onRow } = settings;
  const { ledger, stop } = lane;
  const inHand = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const rowEnded = createBell(stop);
  const start = (claimed: Claimed): void => {
    const done = workRow(lane, claimed)
      .then((state) => state && state !== "queued" && onRow(state))
      .catch((error: unknown) => failures.push(error))
      .then(() => {
        inHand.delete(claimed.id);
        rowEnded.ring();
      });
    inHand.set(claimed.id, done);
  };
  while (!stop.aborted && !failures.length) {
    const room = concurrency - inHand.size;
    // Claims at least half a batch at a time: a claim costs the same for many rows as for one.
    if (room * 2 < concurrency) {
      await rowEnded.heard();
      continue;
    }
    const claimed = await patiently(() => ledger.claim(workerId(), room, [...inHand.keys()]), stop, 0);
    for (const each of claimed) start(each);
    if (claimed.length) continue;
    if (untilDone && inHand.size === 0 && !(await patiently(ledger.isOpen, stop, 0))) break;
    // Other workers may still return rows.
    await rowEnded.heard(pollMs);
  }
  await Promise.all(inHand.values());
  if (failures.length) throw failures[0];
};
