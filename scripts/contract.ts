import { runScript } from "@provider-clients-internal/shared";

// `pnpm contract`: every client against its document.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runContract } = await import("@provider-clients-internal/contract");
  return runContract(args, terminal);
});
