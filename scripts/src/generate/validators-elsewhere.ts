import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { BeginValidators } from "./outputs.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";
import type { ValidatorTask, WorkerSettings } from "./validators-worker.ts";

/** A worker's own is four times that of the main thread, and no faster. */
const YOUNG_MEGABYTES = 48;

/** Beyond these it is sooner done where it is asked for. With fewer, either thread waits for the other now and then. */
const MOST_WAITING = 6;

/** Runs `use` with a way to have validators made by a worker, which ends whatever happens. */
export const withValidatorsElsewhere = async <Result>(
  use: (beginValidators: BeginValidators) => Promise<Result>,
): Promise<Result> => {
  const workerData: WorkerSettings = { compileCache: getCompileCacheDir() };
  const worker = new Worker(new URL("./validators-worker.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const waiting: PromiseWithResolvers<ValidatorTexts>[] = [];
  const failure = Promise.withResolvers<never>();
  worker.on("message", (texts: ValidatorTexts) => waiting.shift()?.resolve(texts));
  worker.on("error", failure.reject);
  const begin: BeginValidators = (name, { document }) => {
    if (waiting.length >= MOST_WAITING) return undefined;
    const answer = Promise.withResolvers<ValidatorTexts>();
    waiting.push(answer);
    worker.postMessage({ name, document } satisfies ValidatorTask);
    return answer.promise;
  };
  try {
    return await Promise.race([use(begin), failure.promise]);
  } finally {
    await worker.terminate();
  }
};
