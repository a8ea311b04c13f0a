export { addedSubjects } from "./added-subjects.ts";
export { readRecord } from "./record.ts";
export { runContract } from "./run-contract.ts";
export { runLintSpecs } from "./run-lint-specs.ts";
export { runRecord } from "./run-record.ts";
export type { VerificationSummary } from "./summary.ts";
