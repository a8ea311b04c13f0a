import { enableCompileCache } from "node:module";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parentPort, workerData } from "node:worker_threads";
import type { DocumentResult, DocumentTask } from "./generate-document.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";
import type { ValidatorTask, WorkerSettings } from "./worker-pool.ts";

const { work, compileCache } = workerData as WorkerSettings;
if (compileCache !== undefined) enableCompileCache(compileCache);

/** What this worker was started for; neither loads what only the other needs. */
const loadWork = async (): Promise<(task: never) => Promise<DocumentResult> | ValidatorTexts> => {
  if (work === "documents") {
    const { generateDocument } = await import("./generate-document.ts");
    return (task: DocumentTask) => generateDocument(task);
  }
  const { renderValidators } = await import("./validators/render-validators.ts");
  return ({ name, document }: ValidatorTask) => renderValidators(name, document);
};

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

/** Between documents little is alive, so that it costs little; by itself V8 lets the heap grow with their number. */
const COLLECT_BEYOND_BYTES = 80e6;

const run = await loadWork();
parentPort?.on("message", async (task) => {
  parentPort?.postMessage(await run(task as never));
  if (process.memoryUsage().heapUsed > COLLECT_BEYOND_BYTES) collect();
});
