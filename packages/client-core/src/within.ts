/** How a task ended: with its value, or without one because its time was over or the caller aborted. */
export type Ending<Value> =
  | { readonly by: "itself"; readonly value: Value }
  | { readonly by: "time" }
  | { readonly by: "caller" };

/**
 * Runs a task until it settles, the time is over or the caller aborts, whichever comes first; a task that ignores its
 * signal is left behind. No timer and no listener stays. Rejects only with what the task rejects with. Who ended it
 * is told by this function and never read from a signal's reason, which can be anything.
 */
export const within = <Value>(
  ms: number,
  caller: AbortSignal | undefined,
  task: (signal: AbortSignal) => Promise<Value>,
): Promise<Ending<Value>> =>
  new Promise((resolve, reject) => {
    if (caller?.aborted || ms <= 0) {
      resolve({ by: caller?.aborted ? "caller" : "time" });
      return;
    }
    const controller = new AbortController();
    const end = (): void => {
      clearTimeout(timer);
      caller?.removeEventListener("abort", abort);
    };
    const stop = (by: "time" | "caller", reason?: unknown): void => {
      end();
      resolve({ by });
      controller.abort(reason);
    };
    const abort = (): void => stop("caller", caller?.reason);
    const timer = setTimeout(stop, ms, "time", new Error("The time is over."));
    caller?.addEventListener("abort", abort);
    task(controller.signal).then(
      (value) => {
        end();
        resolve({ by: "itself", value });
      },
      (error: unknown) => {
        end();
        reject(error);
        // fetch may still be at work, when it was the body that failed.
        controller.abort(error);
      },
    );
  });
