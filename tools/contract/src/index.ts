export { addedSubjects } from "./added-subjects.ts";
export { readRecord } from "./record.ts";
export type { VerificationSummary } from "./summary.ts";
