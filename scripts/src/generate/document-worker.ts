import { enableCompileCache } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import type { DocumentTask } from "./generate-document.ts";

/** What a worker is started with. */
export interface WorkerSettings {
  readonly compileCache: string | undefined;
}

const { compileCache } = workerData as WorkerSettings;
if (compileCache !== undefined) enableCompileCache(compileCache);

const { generateDocument } = await import("./generate-document.ts");
parentPort?.on("message", async (task: DocumentTask) => {
  parentPort?.postMessage(await generateDocument(task));
});
