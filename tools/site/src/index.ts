export { runDocsBuild } from "./run-docs-build.ts";
export { runDocsDev } from "./run-docs-dev.ts";
