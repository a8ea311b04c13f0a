export type { ProviderError, ProviderErrorKind } from "@provider-clients/client-core";
export { isProviderError } from "@provider-clients/client-core";
export type { Answer, CallSettings, DryRun } from "./call.js";
export type { Address, Customer, CustomerChanges, CustomerField } from "./customer.js";
export { type Customers, createCustomers } from "./customers.js";
export type { Bounds } from "./execute.js";
export type {
  Applied,
  Failure,
  Outcome,
  Planned,
  Rejected,
  Skipped,
  Unknown,
} from "./outcome.js";
export type { FinosuTarget } from "./providers/finosu.js";
export type { PayabliCreateTarget, PayabliTarget } from "./providers/payabli.js";
export type { SoapCreateTarget, SoapTarget } from "./providers/soap.js";
export type { CustomerClients, OperationName, ProviderName, Targets } from "./providers.js";
export type { PlannedRequest } from "./request.js";
export type { NewCustomer } from "./required.js";
export type { Result } from "./result.js";
