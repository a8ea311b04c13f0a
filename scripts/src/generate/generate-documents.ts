import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { type DocumentResult, type DocumentTask, generateDocument } from "./generate-document.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";
import { runTask, type ValidatorTask, withWorkers } from "./worker-pool.ts";

/** Below this many bytes of documents a worker takes longer to start than it saves. */
const WORKER_BYTES = 256 * 1024;

/** Beyond this many, workers wait for memory and not for each other. */
const MOST_WORKERS = 4;

/** Generates from documents, one at a time on each processor; the results are in the order of the tasks. */
export const generateDocuments = async (
  tasks: readonly DocumentTask[],
): Promise<readonly DocumentResult[]> => {
  const [first] = tasks;
  const count = Math.min(availableParallelism(), MOST_WORKERS);
  if (first === undefined || count === 1 || (await sizeOf(tasks)) < WORKER_BYTES) return inTurn(tasks);
  return tasks.length === 1 ? [await shareDocument(first)] : shareDocuments(tasks, count);
};

const sizeOf = async (tasks: readonly DocumentTask[]): Promise<number> => {
  const files = tasks.map(({ root, name }) => stat(join(root, "specs", name, "openapi.yaml")));
  return (await Promise.all(files)).reduce((bytes, { size }) => bytes + size, 0);
};

const inTurn = async (tasks: readonly DocumentTask[]): Promise<readonly DocumentResult[]> => {
  const results: DocumentResult[] = [];
  for (const task of tasks) results.push(await generateDocument(task));
  return results;
};

/** The validators, half of the work, are made beside everything else. */
const shareDocument = (task: DocumentTask): Promise<DocumentResult> =>
  withWorkers(1, "validators", async ([worker]) =>
    generateDocument(
      task,
      worker &&
        ((name, { document }) => runTask<ValidatorTexts>(worker, { name, document } satisfies ValidatorTask)),
    ),
  );

const shareDocuments = (tasks: readonly DocumentTask[], count: number): Promise<readonly DocumentResult[]> =>
  withWorkers(Math.min(count, tasks.length), "documents", async (workers) => {
    const results: DocumentResult[] = [];
    // One iterator for all: each worker takes the next task that nobody has.
    const queue = tasks.entries();
    await Promise.all(
      workers.map(async (worker) => {
        for (const [index, task] of queue) results[index] = await runTask<DocumentResult>(worker, task);
      }),
    );
    return results;
  });
