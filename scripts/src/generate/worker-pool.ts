import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { JsonObject } from "../spec/json.ts";

/** What a worker does with each task, and where Node keeps compiled code. */
export interface WorkerSettings {
  readonly work: "documents" | "validators";
  readonly compileCache: string | undefined;
}

/** A document of which only the validators are wanted. */
export interface ValidatorTask {
  readonly name: string;
  readonly document: JsonObject;
}

/** V8's own 16 MB are full many times a document, and what is alive then is copied each time. */
const YOUNG_MEGABYTES = 96;

/** Runs `use` with workers that have been started, and ends them whatever happens. */
export const withWorkers = async <Result>(
  count: number,
  work: WorkerSettings["work"],
  use: (workers: readonly Worker[]) => Promise<Result>,
): Promise<Result> => {
  const workerData: WorkerSettings = { work, compileCache: getCompileCacheDir() };
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(new URL("./worker.ts", import.meta.url), {
        workerData,
        resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
      }),
  );
  try {
    return await use(workers);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

/** Hands a worker its one task and resolves to what it makes of it. */
export const runTask = <Result>(worker: Worker, task: object): Promise<Result> => {
  const { promise, resolve, reject } = Promise.withResolvers<Result>();
  worker.once("message", resolve).once("error", reject);
  worker.postMessage(task);
  return promise.finally(() => worker.off("error", reject));
};
