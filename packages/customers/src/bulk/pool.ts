/** What ends the reading of a pool, or all of it. */
export interface PoolOptions {
  /** How many are worked on at once; no more than that are read ahead of the consumer. */
  readonly concurrency: number;
  /** Once aborted, nothing more is read, and a source that waits is left behind. */
  readonly stop: AbortSignal;
}

/**
 * Works on what a source gives, several at once, and gives what comes of it, in the order in which that is done. When
 * the source or the work throws, what is under way is still given, and then it throws. When the consumer leaves, it
 * waits for what is under way.
 */
export async function* pool<In, Out>(
  source: AsyncIterator<In>,
  work: (one: In) => Promise<Out>,
  { concurrency, stop }: PoolOptions,
): AsyncGenerator<Out, void, undefined> {
  const underWay = new Set<Promise<void>>();
  const done: { readonly result: Out }[] = [];
  const failures: unknown[] = [];
  let isReading = false;
  let isOver = false;
  let wake = (): void => undefined;
  const fail = (reason: unknown): void => {
    failures.push(reason);
    isOver = true;
  };
  const start = (one: In): void => {
    const task = work(one)
      .then((result) => void done.push({ result }), fail)
      .finally(() => {
        underWay.delete(task);
        wake();
      });
    underWay.add(task);
  };
  const read = (): void => {
    isReading = true;
    source
      .next()
      .then((next) => {
        if (next.done) isOver = true;
        else if (!isOver) start(next.value);
      }, fail)
      .finally(() => {
        isReading = false;
        wake();
      });
  };
  const end = (): void => {
    isOver = true;
    wake();
  };
  stop.addEventListener("abort", end, { once: true });
  if (stop.aborted) end();
  try {
    for (;;) {
      const changed = new Promise<void>((resolve) => {
        wake = resolve;
      });
      if (!isOver && !isReading && underWay.size + done.length < concurrency) read();
      const next = done.shift();
      if (next) yield next.result;
      else if (isOver && !underWay.size) break;
      else await changed;
    }
    if (failures.length) throw failures[0];
  } finally {
    isOver = true;
    stop.removeEventListener("abort", end);
    // Not awaited: a source that waits for its own data cannot be hurried.
    source.return?.(undefined).then(undefined, () => undefined);
    await Promise.all(underWay);
  }
}
