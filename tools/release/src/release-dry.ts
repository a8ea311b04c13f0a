import { rootFolder, runTurbo } from "@provider-clients-internal/shared";
import { runReleaseDry } from "./run-dry.ts";

// `pnpm release:dry`: builds, then shows what the waiting changesets would publish.
const built = await runTurbo(["build", "--filter=./packages/*", "--output-logs=errors-only"]);
process.exitCode = built === 0 ? await runReleaseDry(rootFolder, process.argv.slice(2), console) : built;
