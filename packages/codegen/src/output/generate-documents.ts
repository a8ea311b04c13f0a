import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setFlagsFromString } from "node:v8";
import { type DocumentResult, type DocumentTask, generateDocument } from "./generate-document.ts";
import type { BeginValidators } from "./outputs.ts";
import { withValidatorsElsewhere } from "./validators-elsewhere.ts";
import { validatorsHere } from "./validators-here.ts";

/** Below this many bytes of documents a worker takes longer to start than it saves. */
const WORKER_BYTES = 256 * 1024;

/** One that is worked on here, the others of which the worker has the validators. */
const MOST_AT_ONCE = 7;

/**
 * Heaps that grow by half of what is alive. By itself V8 lets them grow to a multiple of that: a hundred documents took
 * 550 MB and not 415, in the same time. To collect after each document as well saved nothing more.
 */
const HEAP_FLAGS = ["--initial-old-space-size=48", "--heap-growing-percent=50"];

/**
 * Generates from documents; the results are in the order of the tasks.
 *
 * A worker makes the validators, half of the work, of one document beside the types of the next. Workers that did whole
 * documents each took half as much processor time again: all code had to become fast in each of them.
 */
export const generateDocuments = async (
  tasks: readonly DocumentTask[],
): Promise<readonly DocumentResult[]> => {
  if ((await sizeOf(tasks)) < WORKER_BYTES) return generateEach(tasks, 1, validatorsHere);
  // One document alone fills no heap twice.
  if (tasks.length > 1) for (const flag of HEAP_FLAGS) setFlagsFromString(flag);
  return withValidatorsElsewhere((beginValidators) => generateEach(tasks, MOST_AT_ONCE, beginValidators));
};

const sizeOf = async (tasks: readonly DocumentTask[]): Promise<number> => {
  const files = tasks.map(({ root, name }) => stat(join(root, "specs", name, "openapi.yaml")));
  return (await Promise.all(files)).reduce((bytes, { size }) => bytes + size, 0);
};

const generateEach = async (
  tasks: readonly DocumentTask[],
  atOnce: number,
  beginValidators: BeginValidators,
): Promise<readonly DocumentResult[]> => {
  const results: DocumentResult[] = [];
  // One iterator for all: whoever is done takes the next task that nobody has.
  const queue = tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, task] of queue) results[index] = await generateDocument(task, beginValidators);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
};
