import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { expect, test, vi } from "vitest";
import { startCountingProvider } from "../../test-support/counting-provider.ts";
import { findInstalled } from "../runtimes/find-tool.ts";
import { createProject } from "./create-project.ts";

// Next.js builds an application.
vi.setConfig({ testTimeout: 300_000 });

const tool = await findInstalled("next", "Next.js");

const configuration = `import { dirname } from "node:path";

const root = dirname(dirname(import.meta.dirname));
export default { turbopack: { root }, outputFileTracingRoot: root };
`;

const environment = { NEXT_TELEMETRY_DISABLED: "1", NODE_ENV: "production" } as const;

/** Starts the built application; resolves to its address. */
const startNext = async (folder: string, program: string, url: string) => {
  const child = spawn(pinnedNode, [program, "start", "--hostname", "127.0.0.1", "--port", "0"], {
    cwd: folder,
    env: { ...process.env, ...environment, PAYABLI_URL: url, PAYABLI_TOKEN: "token" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = once(child, "exit");
  let printed = "";
  let address: string | undefined;
  for await (const chunk of child.stdout) {
    printed += chunk;
    address = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
    if (address !== undefined) break;
  }
  if (address === undefined) throw new Error(`Next.js did not start: ${printed}`);
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  return { address, [Symbol.asyncDispose]: stop };
};

test.runIf(tool)("a route handler of an application that Next.js built and serves", async () => {
  if (tool === undefined) return;
  await using provider = await startCountingProvider();
  await using project = await createProject(tool, "nextjs");
  const { folder } = project;
  const program = join(tool.folder, "node_modules/next/dist/bin/next");
  await writeFile(join(folder, "next.config.mjs"), configuration);
  await writeFile(
    join(folder, "app/layout.tsx"),
    "export default ({ children }: { children: React.ReactNode }) => <html><body>{children}</body></html>;\n",
  );
  await runCommand(pinnedNode, [program, "build"], { cwd: folder, env: environment, timeoutMs: 240_000 });
  await using server = await startNext(folder, program, provider.url);
  const customer = `${server.address}/customers/998`;
  const put = async (firstname: string) => {
    const response = await fetch(customer, { method: "PUT", body: JSON.stringify({ firstname }) });
    return [response.status, await response.json()];
  };

  const [first, second] = [await fetch(customer), await fetch(customer)];
  expect(await first.json()).toMatchObject({ customerId: 998 });
  expect(await second.json()).toMatchObject({ customerId: 998 });
  expect(provider.received).toEqual(["GET /Customer/998"]);

  expect(await put("Jane")).toEqual([200, { outcome: "applied" }]);
  expect(await put("nobody")).toEqual([422, { outcome: "rejected" }]);
  expect(provider.received.slice(1)).toEqual(["PUT /Customer/998", "PUT /Customer/998"]);
});
