export type {
  CallOptions,
  ClientEvent,
  Credential,
  ProviderError,
  ProviderErrorKind,
  ResponseInfo,
} from "@provider-clients/client-core";
export { createSoapClient, type SoapClient, type SoapClientOptions, type SoapEnvironment } from "./client.js";
export { isSoapError } from "./errors.js";
export type { Customer, SoapOperations, UpdateCustomerRequest } from "./generated/operations.js";
export { provider as soapProvider } from "./generated/operations.js";
export type { paths } from "./generated/schema.js";
