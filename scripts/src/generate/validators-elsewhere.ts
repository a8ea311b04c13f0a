import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { RenderValidators } from "./outputs.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";
import type { ValidatorTask, WorkerSettings } from "./validators-worker.ts";

/** A worker's own is four times that of the main thread, and no faster. */
const YOUNG_MEGABYTES = 48;

/** Runs `use` with a way to have validators made by a worker, which ends whatever happens. */
export const withValidatorsElsewhere = async <Result>(
  use: (renderValidators: RenderValidators) => Promise<Result>,
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
  const renderElsewhere: RenderValidators = (name, { document }) => {
    const answer = Promise.withResolvers<ValidatorTexts>();
    waiting.push(answer);
    worker.postMessage({ name, document } satisfies ValidatorTask);
    return answer.promise;
  };
  try {
    return await Promise.race([use(renderElsewhere), failure.promise]);
  } finally {
    await worker.terminate();
  }
};
