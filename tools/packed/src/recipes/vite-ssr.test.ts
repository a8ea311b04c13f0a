import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { expect, test, vi } from "vitest";
import { startCountingProvider } from "../../test-support/counting-provider.ts";
import { findInstalled } from "../runtimes/find-tool.ts";
import { createProject } from "./create-project.ts";

// Vite builds twice.
vi.setConfig({ testTimeout: 120_000 });

const tool = await findInstalled("bundlers", "Vite, rendering on the server");

const build = `import { build } from "vite";

const [outDir, isWhole] = process.argv.slice(1);
await build({
  configFile: false,
  logLevel: "silent",
  build: { ssr: "src/entry-server.ts", outDir },
  ...(isWhole === "true" && { ssr: { noExternal: true } }),
});
`;

test.runIf(tool)(
  "Vite builds a server's entry with the packages outside of it and with them inside, and both render what the provider answers",
  async () => {
    if (tool === undefined) return;
    await using provider = await startCountingProvider();
    await using project = await createProject(tool, "vite-ssr");
    const { folder } = project;
    const run = (script: string, args: readonly string[] = []): Promise<string> =>
      runCommand(pinnedNode, ["--input-type=module", "--eval", script, "--", ...args], {
        cwd: folder,
        env: { SOAP_API_KEY: "key", SOAP_URL: provider.url },
      });
    for (const isWhole of [false, true]) {
      const outDir = `dist-${isWhole}`;
      await run(build, [outDir, String(isWhole)]);
      const file = join(folder, outDir, "entry-server.js");
      expect(/^import .*"@provider-clients\/soap"/m.test(readFileSync(file, "utf8"))).toBe(!isWhole);
      const url = JSON.stringify(pathToFileURL(file).href);
      expect(await run(`console.log(await (await import(${url})).render("jane@example.com"))`)).toBe(
        "<p>Customers found: 2</p>\n",
      );
    }
    expect(provider.received).toEqual(Array(2).fill("GET /api/v1/customers/search?email=jane%40example.com"));
  },
);
