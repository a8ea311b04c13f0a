export { type ContractCommandOptions, runContractCommand } from "./cli/contract-command.js";
export type { ContractSubject } from "./cli/contract-subject.js";
export type { CallInput } from "./client/call-input.js";
export type { CallContext, CallCredential, ClientAdapter, ClientFailure } from "./client/client-adapter.js";
export { createHttpAdapter } from "./client/http-adapter.js";
export { type ClientSetup, createProviderAdapter } from "./client/provider-adapter.js";
export { ContractError, type ContractErrorCode, isContractError } from "./contract-error.js";
export type { Json, JsonObject } from "./document/json.js";
export { knownDocuments } from "./document/known-documents.js";
export type { DocumentSource } from "./document/load-document.js";
export type { Fault, FaultKind, FaultRule } from "./faults/fault.js";
export type { Judge, Violation } from "./judge/violation.js";
export type { MockResponse } from "./mock/override.js";
export type { RecordedAnswer, RecordedRequest } from "./mock/recorded-request.js";
export type { MockServer } from "./mock/serve.js";
export { type MockServerOptions, startMockServer } from "./mock/start-mock-server.js";
export { type ContractReport, failuresOf } from "./run/contract-report.js";
export { mergeReports } from "./run/merge-reports.js";
export { type ContractOptions, runContract } from "./run/run-contract.js";
export type {
  CoveredItem,
  DocumentLine,
  TestCoverage,
  TestCoverageGroup,
} from "./test-coverage/test-coverage.js";
export { type Recording, type RecordingOptions, recordingFetch } from "./traffic/recording-fetch.js";
export type { Difference, DifferenceKind, PatchStep } from "./verify/difference.js";
export { type VerifyOptions, type VerifyReport, verifyServer } from "./verify/verify-server.js";
export type { SentWebhook, WebhookOptions } from "./webhooks/send-webhook.js";
export type { SignatureKind, SignWebhook } from "./webhooks/signature.js";
