import { runScript } from "@provider-clients-internal/shared";

// `pnpm release:rehearse [--committed]`: a whole release, to a registry on loopback.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runReleaseRehearse } = await import("@provider-clients-internal/release");
  return runReleaseRehearse(args, terminal);
});
