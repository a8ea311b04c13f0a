export type { ProviderError, ProviderErrorKind } from "@provider-clients/client-core";
export { isProviderError } from "@provider-clients/client-core";
export type { Comparison, FieldComparison } from "./compare.js";
export type { Address, Customer, CustomerChanges, CustomerField } from "./customer.js";
export {
  type CallSettings,
  type Customers,
  createCustomers,
  type Planning,
  type PlanResult,
  type PlanSettings,
} from "./customers.js";
export type { Bounds } from "./execute.js";
export { formatComparison } from "./format-comparison.js";
export type {
  AnyOutcome,
  Applied,
  Confirmed,
  Failure,
  NotApplied,
  Outcome,
  Planned,
  Rejected,
  Skipped,
  Told,
  Unknown,
} from "./outcome.js";
export type { PlannedRequest } from "./provider.js";
export type { CustomerClients, OperationName, ProviderName, Target } from "./providers.js";
export type {
  Absent,
  Found,
  ReadOutcome,
  ReadOutcomes,
  ReadRejected,
  ReadResult,
  ReadUnknown,
} from "./read.js";
export type { ResolveOptions } from "./resolve.js";
export type { Report, ResolvedResult, RestoredResult, Result } from "./result.js";
export type { RetryData } from "./retry-data.js";
export type { SavedError, SavedOutcome } from "./saved-outcome.js";
export type { NewCustomer, PerTarget, Targets } from "./targets.js";
