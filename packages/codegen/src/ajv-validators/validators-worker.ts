import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { JsonObject } from "../spec/json.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";

/** What became of it; an error is the asker's, who may not want it any more. */
export type ValidatorAnswer = { readonly texts: ValidatorTexts } | { readonly error: unknown };

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
const answer = (name: string, document: JsonObject): ValidatorAnswer => {
  try {
    return { texts: renderValidators(name, document) };
  } catch (error) {
    return { error };
  }
};
// Answers come in the order of the questions.
parentPort?.on("message", ({ name, document }: ValidatorTask) => {
  parentPort?.postMessage(answer(name, document));
});
