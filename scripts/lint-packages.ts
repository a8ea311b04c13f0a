import { runScript } from "@provider-clients-internal/shared";

// `pnpm lint:packages`: the tarballs.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runCheckPackages } = await import("@provider-clients-internal/packed");
  return runCheckPackages(args, terminal);
});
