export { createClientCore } from "./client-core.js";
export type { ClientOptions } from "./client-options.js";
export { configurationError } from "./create-client.js";
export type { Validators } from "./create-validators.js";
export type {
  AbortError,
  AnswerError,
  ConfigurationError,
  ErrorCause,
  InvalidRequestError,
  NetworkError,
  Outcome,
  ProviderError,
  ProviderErrorFacts,
  ProviderErrorKind,
  RedirectError,
  TimeoutError,
  UnreadableError,
} from "./errors.js";
export { createError, isProviderError } from "./errors.js";
export type {
  CallErrorEvent,
  ClientEvent,
  DriftEvent,
  EventFacts,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./events.js";
export type { AnswerStream, Fetch, FetchAnswer, FetchExtras, FetchInit } from "./fetch.js";
export type {
  CredentialAlternatives,
  CredentialPlace,
  FailureEnvelope,
  Operation,
  ParameterWriter,
  ProviderDefinition,
} from "./operation.js";
export type {
  BaseUrlInput,
  BaseUrlOption,
  Call,
  CallLimits,
  CallOptions,
  Credential,
  CredentialSource,
  IdempotentCallOptions,
  OperationOptions,
  PathValues,
  ResponseInfo,
} from "./options.js";
export type {
  OperationValidators,
  Validate,
  ValidationIssue,
  ValidationMode,
  ValidationModes,
} from "./validators.js";
