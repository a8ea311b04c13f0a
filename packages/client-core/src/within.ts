/** The end of a task: its value, or no value because time ran out or the caller aborted. */
export type Ending<Value> =
  | { readonly by: "itself"; readonly value: Value }
  | { readonly by: "time" }
  | { readonly by: "caller" };

/**
 * Runs a task until it settles, time runs out or the caller aborts, whichever comes first; a task that ignores its
 * signal is abandoned. No timer or listener is left. Rejects only if the task does. Determines itself what ended the
 * task, because a signal's reason can be any value.
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
        // If reading the body failed, the fetch may still be running.
        controller.abort(error);
      },
    );
  });
