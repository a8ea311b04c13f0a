export type { Check } from "./consumers/check.ts";
export { startMock } from "./mock/start-mock.ts";
export { compilePrograms } from "./packed/compile-programs.ts";
export { nodeRuntime } from "./runtimes/node.ts";
export { type RuntimeRun, runRuntimes } from "./runtimes/run-runtimes.ts";
export { findTool } from "./runtimes/tools.ts";
export { checkTarballs } from "./tarballs/check-tarballs.ts";
export { sbomOf, sbomProblems } from "./tarballs/sbom.ts";
