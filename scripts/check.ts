import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm check [base-ref]`: says everything that is stale.
await runScript(["@provider-clients/spec-diff"], async (args, terminal) => {
  const { runCheck } = await import("@provider-clients-internal/pipeline");
  return runCheck(rootFolder, args, terminal);
});
