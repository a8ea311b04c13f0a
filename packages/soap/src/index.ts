export type {
  CallOptions,
  ClientEvent,
  Credential,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
export { createSoapClient, type SoapClient } from "./client.js";
export { isSoapError } from "./errors.js";
export type {
  CreateCustomerRequest,
  CreatedCustomer,
  Customer,
  CustomerSearchResult,
  FoundCustomer,
  SearchCustomersOptions,
  SearchCustomersQuery,
  SoapOperations,
  UpdateCustomerRequest,
  WebhookEvent,
} from "./generated/operations.js";
export { provider as soapProvider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
export type { SoapClientOptions, SoapEnvironment } from "./options.js";
