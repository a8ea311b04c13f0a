/** Wakes the one that waits for it. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves with the next ring, after `ms`, or when the signal is aborted, whichever comes first. */
  readonly heard: (ms?: number) => Promise<void>;
}

/**
 * Creates a bell. Waiting leaves no timer, listener or promise behind, however often it is done; `Promise.race` over
 * the rows in hand would leave one reaction at each row every time.
 */
export const createBell = (stop: AbortSignal): Bell => {
  let wake = (): void => undefined;
  return {
    ring: () => wake(),
    heard: (ms) =>
      new Promise((resolve) => {
        const end = (): void => {
          clearTimeout(timer);
          stop.removeEventListener("abort", end);
          resolve();
        };
        const timer = ms === undefined ? undefined : setTimeout(end, ms);
        stop.addEventListener("abort", end);
        wake = end;
        if (stop.aborted) end();
      }),
  };
};
