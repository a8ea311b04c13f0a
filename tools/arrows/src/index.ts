export { findViolations, type Violation } from "./find-violations.ts";
