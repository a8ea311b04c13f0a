/** How a pool runs and what stops it. */
export interface PoolOptions {
  /** How many items are processed at once; also the limit for reading ahead of the consumer. */
  readonly concurrency: number;
  /** Once aborted, nothing more is read, and a pending read of the source is abandoned. */
  readonly stop: AbortSignal;
}

/** What a source gives, worked on, and what has come of it. */
interface Tasks<Out> {
  readonly underWay: ReadonlySet<Promise<void>>;
  readonly done: { readonly result: Out }[];
  readonly failures: readonly unknown[];
  /** Nothing more is read. */
  readonly isOver: () => boolean;
  /** Reads the next one, unless one is being read. */
  readonly read: () => void;
  readonly end: () => void;
  /** Resolves when any of this has changed. */
  readonly changed: () => Promise<void>;
}

const track = (tasks: Set<Promise<void>>, task: Promise<void>, onEnd: () => void): void => {
  const tracked = task.finally(() => {
    tasks.delete(tracked);
    onEnd();
  });
  tasks.add(tracked);
};

const createTasks = <In, Out>(source: AsyncIterator<In>, work: (one: In) => Promise<Out>): Tasks<Out> => {
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
  const start = async (one: In): Promise<void> => {
    await work(one).then((result) => void done.push({ result }), fail);
  };
  const read = async (): Promise<void> => {
    isReading = true;
    try {
      const next = await source.next();
      if (next.done) isOver = true;
      else if (!isOver) track(underWay, start(next.value), () => wake());
    } catch (error) {
      fail(error);
    }
    isReading = false;
    wake();
  };
  return {
    underWay,
    done,
    failures,
    isOver: () => isOver,
    read: () => void (isReading || read()),
    end: () => {
      isOver = true;
      wake();
    },
    changed: () =>
      new Promise((resolve) => {
        wake = resolve;
      }),
  };
};

/**
 * Processes the items of a source concurrently and yields the results in completion order. If the source or the work
 * throws, the pool yields what is in progress and then throws. If the consumer stops early, the pool waits for what is
 * in progress.
 */
export async function* pool<In, Out>(
  source: AsyncIterator<In>,
  work: (one: In) => Promise<Out>,
  { concurrency, stop }: PoolOptions,
): AsyncGenerator<Out, void, undefined> {
  const { underWay, done, failures, isOver, read, end, changed } = createTasks(source, work);
  stop.addEventListener("abort", end, { once: true });
  if (stop.aborted) end();
  try {
    for (;;) {
      const change = changed();
      if (!isOver() && underWay.size + done.length < concurrency) read();
      const next = done.shift();
      if (next) yield next.result;
      else if (isOver() && !underWay.size) break;
      else await change;
    }
    if (failures.length) throw failures[0];
  } finally {
    end();
    stop.removeEventListener("abort", end);
    // Not awaited: a source that is waiting for its own data cannot be interrupted.
    source.return?.(undefined).then(undefined, () => undefined);
    await Promise.all(underWay);
  }
}
