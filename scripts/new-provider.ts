import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm new-provider <name> <source>` adds a provider; with --remove it takes one away again.
await runScript(["@provider-clients/codegen"], async (args, terminal) => {
  const { runNewProvider } = await import("@provider-clients/codegen");
  return runNewProvider(rootFolder, args, terminal);
});
