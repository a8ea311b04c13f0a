import { runScript } from "@provider-clients-internal/shared";

// `npm test`: everything that must hold.
await runScript(["@provider-clients/spec-diff"], async (args, terminal) => {
  const { runTest } = await import("@provider-clients-internal/pipeline");
  return runTest(args, terminal);
});
