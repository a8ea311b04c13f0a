import { buildFirst, rootFolder } from "@provider-clients-internal/shared";

// `pnpm generate [names…] [--check]`: generated code from specs/<name>/openapi.yaml.
await buildFirst("codegen");
const { runGenerate } = await import("@provider-clients/codegen");
process.exitCode = await runGenerate(rootFolder, process.argv.slice(2), console);
