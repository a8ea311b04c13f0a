import { buildFirst, rootFolder } from "@provider-clients-internal/shared";

// `pnpm new-provider <name> <spec file or address>` adds a provider; with --remove it takes one away again.
await buildFirst("codegen");
const { runNewProvider } = await import("@provider-clients/codegen");
process.exitCode = await runNewProvider(rootFolder, process.argv.slice(2), console);
