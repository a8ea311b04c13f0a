import { runScript } from "@provider-clients-internal/shared";

// `pnpm sbom [file]`: what a release consists of.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runSbom } = await import("@provider-clients-internal/packed");
  return runSbom(args, terminal);
});
