interface Waiting<Item, Result> {
  readonly item: Item;
  readonly resolve: (result: Result) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Gathers what comes while a statement is under way, and does it with the next one: nothing waits for company, and many
 * rows at once cost few statements.
 *
 * @param run One result per item, in their order.
 */
export const createBatcher = <Item, Result>(
  run: (items: readonly Item[]) => Promise<readonly Result[]>,
  most = 500,
): ((item: Item) => Promise<Result>) => {
  let waiting: Waiting<Item, Result>[] = [];
  let isRunning = false;
  const runOne = async (batch: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      // One result per item: `run` says so.
      for (const [at, { resolve }] of batch.entries()) resolve(results[at] as Result);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };
  const drain = async (): Promise<void> => {
    // What is asked for in the same turn goes together.
    await Promise.resolve();
    while (waiting.length) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await runOne(batch);
    }
    isRunning = false;
  };
  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (isRunning) return;
      isRunning = true;
      void drain();
    });
};
