import { runScript } from "@provider-clients-internal/shared";

// `pnpm soak:bulk`: many workers, killed again and again, beside a database and providers that fail.
await runScript(["@provider-clients/bulk"], async () => {
  const { spawnSync } = await import("node:child_process");
  const { status } = spawnSync("npx", ["vitest", "run", "src/soak.test.ts"], {
    cwd: new URL("../packages/bulk/", import.meta.url),
    env: { ...process.env, BULK_SOAK: "whole" },
    stdio: "inherit",
  });
  return status ?? 1;
});
