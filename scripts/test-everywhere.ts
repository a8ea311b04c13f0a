import { runScript } from "@provider-clients-internal/shared";

// `pnpm test:everywhere`: the packed packages on every runtime.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runTestEverywhere } = await import("@provider-clients-internal/packed");
  return runTestEverywhere(args, terminal);
});
