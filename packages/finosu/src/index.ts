export type {
  CallOptions,
  ClientEvent,
  Credential,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
export { createFinosuClient, type FinosuClient } from "./client.js";
export { isFinosuError } from "./errors.js";
export type {
  CancelCustomerServicingRequest,
  CancelledServicing,
  CreateCustomerFromLoanSystem,
  CreateCustomerManually,
  CreateCustomerRequest,
  Customer,
  CustomerFields,
  CustomerWithSchedule,
  FinosuOperations,
  SyncCustomerScheduleRequest,
  UpdateCustomerRequest,
} from "./generated/operations.js";
export { provider as finosuProvider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
export type { FinosuClientOptions } from "./options.js";
