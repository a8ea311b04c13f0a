import { runScript } from "@provider-clients-internal/shared";

// `pnpm api [--check]`: the reports in api/.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runApi } = await import("@provider-clients-internal/docs");
  return runApi(args, terminal);
});
