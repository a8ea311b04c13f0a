export { runReleaseDry } from "./run-dry.ts";
export { runReleasePlan } from "./run-plan.ts";
export { runReleaseRehearse } from "./run-rehearse.ts";
