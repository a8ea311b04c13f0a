import { runScript } from "@provider-clients-internal/shared";

// `pnpm record [--check]`: the contract checks, and their figures for the READMEs.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runRecord } = await import("@provider-clients-internal/contract");
  return runRecord(args, terminal);
});
