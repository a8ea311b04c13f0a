import { styleText } from "node:util";
import { findSpecs } from "@provider-clients/codegen";
import { loadSpec } from "@provider-clients/openapi";
import { quietTurbo, readCommandLine, rootFolder, step } from "@provider-clients-internal/shared";
import { curlLine } from "./curl-line.ts";

const HELP = `One mock server per document of specs/, until Ctrl-C.

  pnpm mock

\`npx provider-contract mock\` serves one document, with options.`;

const mock = async (): Promise<void> => {
  await quietTurbo("Building the mock servers", ["build", "--filter=@provider-clients/contract"]);
  const { startMockServer } = await import("@provider-clients/contract");
  const names = await findSpecs(rootFolder);
  const servers = await step(`Starting ${names.length} mock servers`, () =>
    Promise.all(
      names.map(async (name) => {
        const { document } = await loadSpec(rootFolder, name);
        const server = await startMockServer(name);
        return { name, server, curl: curlLine(document, server.url) };
      }),
    ),
  );
  for (const { name, server, curl } of servers) {
    console.log(`\n${styleText("bold", name)}  ${server.url}`);
    if (curl) console.log(`  ${curl}`);
  }
  console.log("\nPress Ctrl-C to stop them.");
  const stop = async () => {
    await Promise.all(servers.map(({ server }) => server.stop()));
    console.log("\nStopped.");
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void stop());
};

if (readCommandLine(process.argv.slice(2), HELP, {})) await mock();
