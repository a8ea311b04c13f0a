import { EventEmitter, once } from "node:events";
import type { Received, Step } from "../../acceptance/mock.ts";

/** One program's answers, and its requests so far. */
export interface StageState {
  /** The answer to the next request. */
  readonly next: (request: Received) => Step;
  /** Resolves to the received requests once there are that many. */
  readonly received: (atLeast: number) => Promise<readonly Received[]>;
}

/** Creates a stage that gives its answers in order and repeats the last one. */
export const createStage = (steps: readonly Step[]): StageState => {
  const requests: Received[] = [];
  const arrivals = new EventEmitter();
  return {
    next: (request) => {
      requests.push(request);
      arrivals.emit("request");
      return steps[Math.min(requests.length, steps.length) - 1] ?? {};
    },
    received: async (atLeast) => {
      while (requests.length < atLeast) await once(arrivals, "request");
      return requests;
    },
  };
};
