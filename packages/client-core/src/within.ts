/** What {@link within} rejects with when the time is over. An Error, for a custom fetch may look at the reason. */
export const timeIsOver: Error = new Error("The time is over.");

/**
 * Runs a task until it settles, the time is over or the caller aborts, whichever comes first; a task that
 * ignores its signal is left behind. No timer and no listener stays.
 */
export const within = <Value>(
  ms: number,
  caller: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    caller?.throwIfAborted();
    const controller = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    };
    const stop = (reason: unknown): void => {
      end();
      reject(reason);
      controller.abort(reason);
    };
    const abort = (): void => stop(caller?.reason);
    const timer = setTimeout(stop, ms, timeIsOver);
    caller?.addEventListener("abort", abort);
    task(controller.signal).then((value) => {
      end();
      resolve(value);
    }, stop);
  });
