/**
 * Settles as the task does, or rejects with the signal's reason `graceMs` after the abort; what the task does later is
 * nobody's business. Without a grace it does not even wait for a task that is done.
 */
export const orAborted = <Value>(
  task: Value | PromiseLike<Value>,
  signal: AbortSignal | undefined,
  graceMs?: number,
): Promise<Value> =>
  new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", abort);
    };
    const abort = (): void => {
      if (graceMs === undefined) reject(signal?.reason);
      else timer = setTimeout(() => reject(signal?.reason), graceMs);
    };
    if (signal?.aborted) abort();
    else signal?.addEventListener("abort", abort, { once: true });
    Promise.resolve(task).then(
      (value) => {
        end();
        resolve(value);
      },
      (reason: unknown) => {
        end();
        reject(reason);
      },
    );
  });
