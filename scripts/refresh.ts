import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm refresh [base-ref]`: writes everything that an edited document changes.
await runScript(["@provider-clients/spec-diff"], async (args, terminal) => {
  const { runRefresh } = await import("@provider-clients-internal/pipeline");
  return runRefresh(rootFolder, args, terminal);
});
