import { runScript } from "@provider-clients-internal/shared";

// `pnpm docs:dev`: the documentation site, rendered again as it is written.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runDocsDev } = await import("@provider-clients-internal/site");
  return runDocsDev(args, terminal);
});
