import { runScript } from "@provider-clients-internal/shared";

// `pnpm readmes [--check]`: what documents and figures say in the READMEs.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runReadmes } = await import("@provider-clients-internal/docs");
  return runReadmes(args, terminal);
});
