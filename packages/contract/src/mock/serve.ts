import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ContractError } from "../contract-error.js";
import type { Json } from "../document/json.js";
import type { FaultRule } from "../faults/fault.js";
import { sendAnswer } from "../faults/send-answer.js";
import { violationsHeader } from "../judge/violation.js";
import { writeCoverage } from "../test-coverage/coverage-folder.js";
import type { TestCoverage } from "../test-coverage/test-coverage.js";
import type { SentWebhook, WebhookOptions } from "../webhooks/send-webhook.js";
import { joinHeaders } from "../wire/join-headers.js";
import { isJsonType } from "../wire/media-types.js";
import { corsHeaders, preflightAnswer } from "./cors.js";
import type { MockCore, RawRequest } from "./mock-core.js";
import type { MockResponse } from "./override.js";
import { problem } from "./problem.js";
import { readBody } from "./read-body.js";
import type { RecordedRequest } from "./recorded-request.js";

/** A provider in this process, answering from its document. */
export interface MockServer extends AsyncDisposable {
  /** Its URL: `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** The received requests, oldest first, with their answers. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Answers every valid request of an operation with this response from now on; `undefined` restores the document's own
   * answer. Invalid requests are still refused. A response that does not match the document is sent anyway and reported
   * in the request's violations.
   *
   * @throws {ContractError} `bad-option` for an operation that is not in the document.
   */
  respond(operation: string, response: MockResponse | undefined): void;
  /**
   * Adds a fault for later requests and returns the function that removes it: `mock.fail({ kind: "reset", operation:
   * "createCustomer", times: 1 })`.
   *
   * @throws {ContractError} `bad-option` for an operation that is not in the document, and for a rule that no request
   * can match.
   */
  fail(rule: FaultRule): () => void;
  /**
   * Sends one of the document's webhooks, signed as documented, and resolves to its receiver's answer. The event is the
   * webhook's name, or the `type` in its body: `mock.sendWebhook("checkout.hold", url, { secret })`.
   *
   * @throws {ContractError} `bad-option` for an event without a webhook in the document, without a secret, and if no
   * signature is documented or given.
   */
  sendWebhook(event: string, to: string | URL, options?: WebhookOptions): Promise<SentWebhook>;
  /** What the requests that are kept, and their answers, reached of the document. */
  coverage(): TestCoverage;
  /** Closes every connection and frees the port. Calling it again does nothing. */
  stop(): Promise<void>;
}

/** How a provider is served on a socket. */
export interface ServeOptions {
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly keepRequests: number;
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
  /** Where it is written, once the server stops, what the requests reached of the document. */
  readonly coverageFolder?: string | undefined;
}

/** Serves a provider on a port of 127.0.0.1. */
export const serve = async (
  core: MockCore,
  { port, maxBodyBytes, keepRequests, onRequest, coverageFolder }: ServeOptions,
): Promise<MockServer> => {
  const requests: RecordedRequest[] = [];
  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const answered = await core.respond(await rawRequest(message, maxBodyBytes));
    const recorded = showToHook(onRequest, answered);
    requests.push(recorded);
    if (requests.length > keepRequests) requests.shift();
    respond(response, recorded, corsHeaders(message.headers));
  };
  const server = createServer((message, response) => {
    const preflight = preflightAnswer(message.method, message.headers);
    if (preflight) {
      // A CORS preflight comes from the browser, not from the tested client, so it is not recorded.
      response.writeHead(204, preflight).end();
      return;
    }
    // The caller disconnected while sending, or an answer could not be written; the connection is useless.
    handle(message, response).catch(() => void response.destroy());
  });
  // A client that was busy for some seconds would otherwise send on a connection that is being closed, and lose it.
  server.keepAliveTimeout = 0;
  const url = await listen(server, port);
  let stopped: Promise<void> | undefined;
  const coverage = () => core.coverage(requests);
  const end = async () => {
    await close(server);
    if (coverageFolder !== undefined) await writeCoverage(coverageFolder, coverage());
  };
  const stop = () => (stopped ??= end());
  const { override: respondWith, fail, sendWebhook } = core;
  return {
    url,
    requests,
    respond: respondWith,
    fail,
    sendWebhook,
    coverage,
    stop,
    [Symbol.asyncDispose]: stop,
  };
};

// A hook that throws, for example because of an assertion in it, must fail the test that sent the request: its answer
// becomes a 500 that says why.
const showToHook = (onRequest: ServeOptions["onRequest"], recorded: RecordedRequest): RecordedRequest => {
  try {
    onRequest?.(recorded);
    return recorded;
  } catch (error) {
    const { fault: _, ...rest } = recorded;
    const reason = error instanceof Error ? error.message : String(error);
    const { violations, ...answer } = problem(500, "hook-failed", `\`onRequest\` threw: ${reason}`, []);
    return { ...rest, answer, violations: [...rest.violations, ...violations] };
  }
};

const rawRequest = async (message: IncomingMessage, maxBodyBytes: number): Promise<RawRequest> => {
  const headers = joinHeaders(message.headers);
  const body = await readBody(message, maxBodyBytes);
  return { method: message.method ?? "GET", target: message.url ?? "/", headers, body };
};

const respond = (
  response: ServerResponse,
  { answer, violations, fault }: RecordedRequest,
  cors: Record<string, string>,
): void => {
  const headers: Record<string, string> = { ...cors, ...answer.headers };
  if (violations.length > 0) headers["sl-violations"] = violationsHeader(violations);
  const text = answer.body === undefined ? "" : serialise(answer.body, headers["content-type"]);
  if (text === "") delete headers["content-type"];
  // The unread part of a body that is too long must not be parsed as the next request.
  if (answer.status === 413) headers.connection = "close";
  sendAnswer(response, { status: answer.status, headers, body: Buffer.from(text) }, fault);
};

const serialise = (body: Json, contentType: string | undefined): string =>
  typeof body === "string" && !isJsonType(contentType) ? body : JSON.stringify(body);

const listen = (server: Server, port: number): Promise<string> => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  server.once("error", (cause: NodeJS.ErrnoException) => {
    const isTaken = cause.code === "EADDRINUSE";
    const message = isTaken
      ? `Port ${port} on 127.0.0.1 is in use: stop what listens there, or choose another port.`
      : `Cannot listen on port ${port} of 127.0.0.1: ${cause.message}.`;
    reject(new ContractError(isTaken ? "port-in-use" : "bad-option", message, { cause }));
  });
  server.listen(port, "127.0.0.1", () => {
    const address = server.address();
    if (address && typeof address === "object") resolve(`http://127.0.0.1:${address.port}`);
  });
  return promise;
};

const close = (server: Server): Promise<void> => {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.close((error) => (error ? reject(error) : resolve()));
  server.closeAllConnections();
  return promise;
};
