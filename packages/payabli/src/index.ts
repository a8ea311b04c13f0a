export type {
  CallOptions,
  ClientEvent,
  Credential,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
export { createPayabliClient, type PayabliClient } from "./client.js";
export { isPayabliError } from "./errors.js";
export type {
  ConsentStatus,
  CreateCustomerOptions,
  CreateCustomerQuery,
  CreateCustomerRequest,
  CreateCustomerResult,
  Customer,
  CustomerConsent,
  CustomerData,
  CustomerList,
  ErrorEnvelope,
  ListCustomersOptions,
  ListCustomersQuery,
  ListSummary,
  PayabliOperations,
  ResultEnvelope,
  UpdateCustomerRequest,
} from "./generated/operations.js";
export { provider as payabliProvider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
export type { PayabliClientOptions, PayabliEnvironment } from "./options.js";
