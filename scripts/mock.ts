import { runScript } from "@provider-clients-internal/shared";

// `pnpm mock`: a mock server per document, until Ctrl-C.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runMock } = await import("@provider-clients-internal/demo");
  return runMock(args, terminal);
});
