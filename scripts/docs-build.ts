import { runScript } from "@provider-clients-internal/shared";

// `pnpm docs:build`: the documentation site as static files.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runDocsBuild } = await import("@provider-clients-internal/site");
  return runDocsBuild(args, terminal);
});
