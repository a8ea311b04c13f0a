export { ContractError, type ContractErrorCode, isContractError } from "./contract-error.js";
export type { Json, JsonObject } from "./document/json.js";
export { knownDocuments } from "./document/known-documents.js";
export type { DocumentSource } from "./document/load-document.js";
export type { Judge, Violation } from "./judge/violation.js";
export type { RecordedAnswer, RecordedRequest } from "./mock/recorded-request.js";
export { type MockServer, type MockServerOptions, startMockServer } from "./mock/start-mock-server.js";
