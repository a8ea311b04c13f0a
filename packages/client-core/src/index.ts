export { configurationError, createClientCore } from "./client-core.js";
export type {
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
export type { HeaderValues, HttpClient, HttpInit, HttpOptions, HttpResult } from "./http-client.js";
export type { CredentialHeader, FailureEnvelope, Operation, ProviderDefinition } from "./operation.js";
export type {
  BaseUrlInput,
  BaseUrlOption,
  Call,
  CallLimits,
  CallOptions,
  ClientOptions,
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
  Validators,
} from "./validators.js";
