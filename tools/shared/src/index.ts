export { pinnedNode, pnpm, rootFolder } from "./folders.ts";
export { type Listener, listen } from "./listen.ts";
export { type Entry, type PublishedPackage, publishedPackages } from "./published-packages.ts";
export { buildFirst, quietTurbo } from "./quiet-turbo.ts";
export { readCommandLine } from "./read-command-line.ts";
export { type CommandOptions, runCommand } from "./run-command.ts";
export { step } from "./step.ts";
export { exitOnSignals, type TemporaryFolder, temporaryFolder } from "./temporary-folder.ts";
export { runTurbo } from "./turbo.ts";
