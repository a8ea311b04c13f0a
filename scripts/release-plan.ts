import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm release:plan [base-ref] [--check]`: the changesets that the changes of the specs call for.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runReleasePlan } = await import("@provider-clients-internal/release");
  return runReleasePlan(rootFolder, args, terminal);
});
