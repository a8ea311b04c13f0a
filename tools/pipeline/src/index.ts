export { runCheck } from "./run-check.ts";
export { runRefresh } from "./run-refresh.ts";
export { runTest } from "./run-test.ts";
