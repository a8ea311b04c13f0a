import { runTurbo } from "./tasks/turbo.ts";

// `node scripts/src/turbo.ts build …`: turbo with telemetry off, whichever shell runs the script.
process.exitCode = await runTurbo(process.argv.slice(2));
