import { programOf } from "@provider-clients-internal/shared";
import { chromiumRuntime } from "./chromium.ts";
import { commandLineRuntime } from "./command-line.ts";
import { findTool } from "./find-tool.ts";
import { nodeRuntime } from "./node.ts";
import type { Runtime } from "./runtime.ts";
import { workerdRuntime } from "./workerd.ts";

const findBy = (name: string) => async (mayInstall: boolean) => {
  const tool = await findTool(name, mayInstall);
  return { file: programOf(tool, name), version: tool.version };
};

const commandLines = (script: string, denoPermissions: readonly string[] = []): readonly Runtime[] => [
  ...[20, 22, 24, 26].map((major) => nodeRuntime(major, script)),
  commandLineRuntime({ id: "bun", title: "Bun", find: findBy("bun"), args: ["run"], script }),
  commandLineRuntime({
    id: "deno",
    title: "Deno",
    find: findBy("deno"),
    args: [
      ...["run", "--quiet", "--no-prompt", "--cached-only", "--allow-net=127.0.0.1", "--allow-read"],
      ...denoPermissions,
    ],
    env: { DENO_NO_UPDATE_CHECK: "1" },
    script,
  }),
];

/** The runtimes on which the clients and the facade must work. */
export const clientRuntimes: readonly Runtime[] = [
  ...commandLines("main.js"),
  workerdRuntime,
  chromiumRuntime,
];

/** Those on which the clients must work together with the tools that people use around them. */
export const aroundRuntimes: readonly Runtime[] = commandLines("around.js", [
  // TanStack Query and MSW read NODE_ENV.
  "--allow-env",
]);

/**
 * The runtimes on which `@provider-clients/contract` must work (Prism needs Node.js 24.18), and one on which it must
 * report that it does not.
 */
export const contractRuntimes: readonly Runtime[] = [
  nodeRuntime(20, "contract-refusal.js"),
  nodeRuntime(22, "contract-refusal.js"),
  nodeRuntime(24, "contract.js"),
  nodeRuntime(26, "contract.js"),
];

/** Where `@provider-clients/bulk` must work, and where it must say that it cannot. */
export const bulkRuntimes: readonly Runtime[] = [
  nodeRuntime(20, "bulk-refusal.js"),
  ...[22, 24, 26].map((major) => nodeRuntime(major, "bulk.js")),
];
