/**
 * Settles like the task, or rejects with the signal's reason `graceMs` after the abort. The later result of the task is
 * ignored. Without a grace period, an abort wins even over a task that has settled.
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
