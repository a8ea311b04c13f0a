import { runScript } from "@provider-clients-internal/shared";

// `pnpm bench [sections…]`: what the packages cost, beside their peers.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runBench } = await import("@provider-clients-internal/bench");
  return runBench(args, terminal);
});
