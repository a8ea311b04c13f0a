import { EventEmitter, once } from "node:events";
import type { Received, Step } from "../../acceptance/mock.ts";

/** One program's answers, and what it sent so far. */
export interface StageState {
  /** The answer to the next request. */
  readonly next: (request: Received) => Step;
  /** What was received, as soon as there are that many requests. */
  readonly received: (atLeast: number) => Promise<readonly Received[]>;
}

/** Makes a stage that gives the steps one after the other, and the last of them for ever. */
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
