export { buildFirst } from "./build-first.ts";
export { pinnedNode, pnpm, rootFolder } from "./folders.ts";
export { type Listener, listen } from "./listen.ts";
export { findOnDemand, NotInstalledError, type OnDemand, programOf } from "./on-demand.ts";
export { type Entry, type PublishedPackage, publishedPackages } from "./published-packages.ts";
export { type CommandOptions, type CommandResult, captureCommand, runCommand } from "./run-command.ts";
export { type Run, runScript } from "./run-script.ts";
export { exitOnSignals, type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";
export { runTurbo } from "./turbo.ts";
