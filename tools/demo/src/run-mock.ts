import { once } from "node:events";
import { findSpecs } from "@provider-clients/codegen/repository";
import { describeCommand, paint, runCommandLine, step, type Terminal } from "@provider-clients/command-line";
import { startMockServer } from "@provider-clients/contract";
import { loadSpec } from "@provider-clients/openapi";
import { rootFolder } from "@provider-clients-internal/shared";
import { curlLine } from "./curl-line.ts";

const command = describeCommand({
  name: "pnpm mock",
  summary: "One mock server per document of specs/, until Ctrl-C.",
  notes: "`npx provider-contract mock` serves one document, with options.",
});

/** The `mock` command; resolves to its exit code when it is interrupted. */
export const runMock = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    const names = await findSpecs(rootFolder);
    const servers = await step(terminal, `Starting ${names.length} mock servers`, () =>
      Promise.all(names.map(start)),
    );
    for (const { name, server, curl } of servers) {
      terminal.log(`\n${paint(terminal, "bold", name)}  ${server.url}`);
      if (curl) terminal.log(`  ${curl}`);
    }
    terminal.log("\nPress Ctrl-C to stop them.");
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    await Promise.all(servers.map(({ server }) => server.stop()));
    terminal.log("\nStopped.");
    return 0;
  });

const start = async (name: string) => {
  const { document } = await loadSpec(rootFolder, name);
  const server = await startMockServer(name);
  return { name, server, curl: curlLine(document, server.url) };
};
