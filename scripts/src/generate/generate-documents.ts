import { stat } from "node:fs/promises";
import { getCompileCacheDir } from "node:module";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import type { WorkerSettings } from "./document-worker.ts";
import { type DocumentResult, type DocumentTask, generateDocument } from "./generate-document.ts";

/** Below this many bytes of documents a worker takes longer to start than it saves. */
const WORKER_BYTES = 256 * 1024;

/** Beyond this many, workers wait for memory and not for each other. */
const MOST_WORKERS = 4;

/** V8's own 16 MB are full many times a document, and what is alive then is copied each time. */
const YOUNG_MEGABYTES = 96;

/**
 * A heap that grows by half of what is alive, from 48 MB. By itself V8 lets it grow to a multiple, so that a hundred
 * documents took a third more memory than ten; this costs no time that could be measured.
 */
const HEAP_FLAGS = ["--initial-old-space-size=48", "--heap-growing-percent=50"];

/** Generates from documents, one at a time on each processor; the results are in the order of the tasks. */
export const generateDocuments = async (
  tasks: readonly DocumentTask[],
): Promise<readonly DocumentResult[]> => {
  if ((await sizeOf(tasks)) >= WORKER_BYTES) return runInWorkers(tasks);
  const results: DocumentResult[] = [];
  for (const task of tasks) results.push(await generateDocument(task));
  return results;
};

const sizeOf = async (tasks: readonly DocumentTask[]): Promise<number> => {
  const files = tasks.map(({ root, name }) => stat(join(root, "specs", name, "openapi.yaml")));
  return (await Promise.all(files)).reduce((bytes, { size }) => bytes + size, 0);
};

const runInWorkers = async (tasks: readonly DocumentTask[]): Promise<readonly DocumentResult[]> => {
  const results: DocumentResult[] = [];
  const queue = tasks.entries();
  const count = Math.min(availableParallelism(), MOST_WORKERS, tasks.length);
  for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  const workers = Array.from({ length: count }, startWorker);
  try {
    await Promise.all(
      workers.map(async (worker) => {
        // One iterator for all: each worker takes the next task that nobody has.
        for (const [index, task] of queue) results[index] = await runTask(worker, task);
      }),
    );
    return results;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};

const startWorker = (): Worker => {
  const workerData: WorkerSettings = { compileCache: getCompileCacheDir() };
  return new Worker(new URL("./document-worker.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
};

const runTask = (worker: Worker, task: DocumentTask): Promise<DocumentResult> => {
  const { promise, resolve, reject } = Promise.withResolvers<DocumentResult>();
  worker.once("message", resolve).once("error", reject);
  worker.postMessage(task);
  return promise.finally(() => worker.off("error", reject));
};
