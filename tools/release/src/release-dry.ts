import { fileURLToPath } from "node:url";
import { runReleaseDry } from "./release/run-dry.ts";
import { runTurbo } from "./tasks/turbo.ts";

// `node scripts/src/release-dry.ts`: builds, then shows what the waiting changesets would publish.
const root = fileURLToPath(new URL("../..", import.meta.url));

const built = await runTurbo(["build", "--filter=./packages/*", "--output-logs=errors-only"]);
process.exitCode = built === 0 ? await runReleaseDry(root, process.argv.slice(2), console) : built;
