import { runScript } from "@provider-clients-internal/shared";

// `pnpm lint:specs`: the documents.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runLintSpecs } = await import("@provider-clients-internal/contract");
  return runLintSpecs(args, terminal);
});
