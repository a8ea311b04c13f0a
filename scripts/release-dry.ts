import { rootFolder, runScript } from "@provider-clients-internal/shared";

// `pnpm release:dry`: what the waiting changesets would publish.
await runScript(["./packages/*"], async (args, terminal) => {
  const { runReleaseDry } = await import("@provider-clients-internal/release");
  return runReleaseDry(rootFolder, args, terminal);
});
