import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm third-party [folder]`: documents that nobody here wrote, in a table.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runThirdParty } = await import("@provider-clients-internal/third-party");
  return runThirdParty(rootFolder, args, terminal);
});
