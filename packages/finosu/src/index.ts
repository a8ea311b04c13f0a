export type {
  CallOptions,
  ClientEvent,
  Credential,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
export { createFinosuClient, type FinosuClient, type FinosuClientOptions } from "./client.js";
export { isFinosuError } from "./errors.js";
export type {
  CreateCustomerFromLoanSystem,
  CreateCustomerManually,
  CreateCustomerRequest,
  Customer,
  CustomerFields,
  FinosuOperations,
  UpdateCustomerRequest,
} from "./generated/operations.js";
export { provider as finosuProvider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
