import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm generate [names…] [--check]`: generated code from specs/<name>/openapi.yaml.
await runScript(["@provider-clients/codegen"], async (args, terminal) => {
  const { runGenerate } = await import("@provider-clients/codegen");
  return runGenerate(rootFolder, args, terminal);
});
