import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { JsonObject } from "../spec/json.ts";

/** What the worker is started with: where Node keeps compiled code. */
export interface WorkerSettings {
  readonly compileCache: string | undefined;
}

/** A document of which the validators are wanted. */
export interface ValidatorTask {
  readonly name: string;
  readonly document: JsonObject;
}

const { compileCache } = workerData as WorkerSettings;
if (compileCache !== undefined) enableCompileCache(compileCache);

const { renderValidators } = await import("./validators/render-validators.ts");
// Answers come in the order of the questions.
parentPort?.on("message", ({ name, document }: ValidatorTask) => {
  parentPort?.postMessage(renderValidators(name, document));
});
