import { getCompileCacheDir } from "node:module";
import { Worker } from "node:worker_threads";
import type { BeginValidators } from "./outputs.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";
import { validatorsHere } from "./validators-here.ts";
import type { ValidatorAnswer, ValidatorTask, WorkerSettings } from "./validators-worker.ts";

/** A worker's own is four times that of the main thread, and no faster. */
const YOUNG_MEGABYTES = 48;

/** So many that the worker never waits for the main thread; the others may still be taken back. */
const MOST_POSTED = 4;

interface Waiting extends PromiseWithResolvers<ValidatorAnswer> {
  readonly task: ValidatorTask;
}

/** An error is thrown where the texts are asked for: of a document that is refused, nobody asks. */
const textsOf = (answer: ValidatorAnswer): ValidatorTexts => {
  if ("error" in answer) throw answer.error;
  return answer.texts;
};

/**
 * Runs `use` with a way to have validators made by a worker, which ends whatever happens. What the worker has not come
 * to when it is asked for is made here.
 */
export const withValidatorsElsewhere = async <Result>(
  use: (beginValidators: BeginValidators) => Promise<Result>,
): Promise<Result> => {
  const workerData: WorkerSettings = { compileCache: getCompileCacheDir() };
  const worker = new Worker(new URL("./validators-worker.ts", import.meta.url), {
    workerData,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MEGABYTES },
  });
  const waiting: Waiting[] = [];
  const posted: Waiting[] = [];
  const failure = Promise.withResolvers<never>();
  const post = (): void => {
    const next = posted.length < MOST_POSTED ? waiting.shift() : undefined;
    if (next === undefined) return;
    posted.push(next);
    worker.postMessage(next.task);
  };
  worker.on("message", (answer: ValidatorAnswer) => {
    posted.shift()?.resolve(answer);
    post();
  });
  worker.on("error", failure.reject);
  const begin: BeginValidators = (name, directed) => {
    const begun = {
      task: { name, document: directed.document },
      ...Promise.withResolvers<ValidatorAnswer>(),
    };
    waiting.push(begun);
    post();
    return () => {
      const place = waiting.indexOf(begun);
      if (place === -1) return begun.promise.then(textsOf);
      waiting.splice(place, 1);
      return validatorsHere(name, directed)();
    };
  };
  try {
    return await Promise.race([use(begin), failure.promise]);
  } finally {
    await worker.terminate();
  }
};
