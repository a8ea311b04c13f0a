import { runNewProvider } from "./new-provider/run.ts";
import { rootFolder } from "./tasks/turbo.ts";

// `pnpm new-provider <name> <spec file or address>` adds a provider; with --remove it takes one away again.
process.exitCode = await runNewProvider(rootFolder, process.argv.slice(2), console);
