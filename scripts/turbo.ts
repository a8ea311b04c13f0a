import { runTurbo } from "@provider-clients-internal/shared";

// `node scripts/turbo.ts build …`: turbo with telemetry off, whichever shell runs the script.
process.exitCode = await runTurbo(process.argv.slice(2));
