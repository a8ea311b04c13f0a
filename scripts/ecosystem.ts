import { runScript } from "@provider-clients-internal/shared";

// `pnpm ecosystem`: the tools around the clients, tried, and the table of what came of it.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runEcosystem } = await import("@provider-clients-internal/docs");
  return runEcosystem(args, terminal);
});
