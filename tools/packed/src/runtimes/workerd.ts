import { createRequire } from "node:module";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { OnDemand } from "@provider-clients-internal/shared";
import { build } from "esbuild";
import type { RowResult } from "../../acceptance/rows.ts";
import { findTool } from "./find-tool.ts";
import type { Programs, Runtime } from "./runtime.ts";

interface Worker {
  readonly dispatchFetch: (url: string) => Promise<Response>;
  readonly dispose: () => Promise<void>;
}

interface MiniflareModule {
  readonly Miniflare: new (options: object) => Worker;
}

/** One file, like an upload by wrangler: workerd has no node_modules. */
const bundleWorker = async ({ folder }: Programs): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [join(folder, "worker.js")],
    bundle: true,
    format: "esm",
    target: "es2022",
    conditions: ["workerd", "worker", "browser"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
};

// workerd prints a stack for each certificate that it does not trust; what matters is in the results.
const ignoreOutput = (...streams: readonly Readable[]): void => {
  for (const stream of streams) stream.resume();
};

const run = async (tool: OnDemand, programs: Programs): Promise<RowResult[]> => {
  const entry = createRequire(join(tool.folder, "package.json")).resolve("miniflare");
  const { Miniflare }: MiniflareModule = await import(pathToFileURL(entry).href);
  const script = await bundleWorker(programs);
  // Without `cf: false`, miniflare asks Cloudflare for its location.
  const worker = new Miniflare({
    modules: true,
    script,
    compatibilityDate: "2026-07-30",
    cf: false,
    handleRuntimeStdio: ignoreOutput,
  });
  try {
    const response = await worker.dispatchFetch(`http://worker/?${encodeURIComponent(programs.mockUrl)}`);
    if (!response.ok) throw new Error(await response.text());
    return (await response.json()) as RowResult[];
  } finally {
    await worker.dispose();
  }
};

/** workerd, on which Cloudflare Workers run, through miniflare. */
export const workerdRuntime: Runtime = {
  id: "workerd",
  title: "workerd (miniflare)",
  prepare: async (mayInstall) => {
    const tool = await findTool("workerd", mayInstall);
    return { version: tool.version, run: (programs) => run(tool, programs) };
  },
};
