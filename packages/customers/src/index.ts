export type { ProviderError, ProviderErrorKind } from "@provider-clients/client-core";
export { isProviderError } from "@provider-clients/client-core";
export type { Answer, CallSettings, DryRun, Targets } from "./call.js";
export type { Address, Customer, CustomerChanges, CustomerField } from "./customer.js";
export { type Customers, createCustomers } from "./customers.js";
export type { Bounds } from "./execute.js";
export type {
  Applied,
  Failure,
  Outcome,
  Planned,
  PlannedRequest,
  Rejected,
  Skipped,
  Unknown,
} from "./outcome.js";
export type { NewCustomer } from "./required.js";
export type { Result } from "./result.js";
export type {
  CustomerClients,
  FinosuTarget,
  OperationName,
  PayabliCreateTarget,
  PayabliTarget,
  ProviderName,
  SoapCreateTarget,
  SoapTarget,
} from "./targets.js";
