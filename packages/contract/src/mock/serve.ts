import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ContractError } from "../contract-error.js";
import type { Json } from "../document/json.js";
import type { FaultRule } from "../faults/fault.js";
import { sendAnswer } from "../faults/send-answer.js";
import { violationsHeader } from "../judge/violation.js";
import { writeCoverage } from "../test-coverage/coverage-folder.js";
import type { TestCoverage } from "../test-coverage/test-coverage.js";
import type { SentWebhook, WebhookOptions } from "../webhooks/send-webhook.js";
import { isJsonType } from "../wire/media-types.js";
import { corsHeaders, preflightAnswer } from "./cors.js";
import type { MockCore, RawRequest } from "./mock-core.js";
import type { MockResponse } from "./override.js";
import { readBody } from "./read-body.js";
import type { RecordedRequest } from "./recorded-request.js";

/** A provider in this process, answering from its document. */
export interface MockServer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** What it received, oldest first, with what it answered. */
  readonly requests: readonly RecordedRequest[];
  /**
   * Answers every request of an operation that the document admits with this, from now on; `undefined` gives the
   * document's own answer back. What the document forbids is refused as before. An answer that does not fit the
   * document is sent, and told by the violations of the request.
   *
   * @throws {ContractError} `bad-option` for an operation that the document has not.
   */
  respond(operation: string, response: MockResponse | undefined): void;
  /**
   * Lets something go wrong with requests from now on, and gives what ends it:
   * `mock.fail({ kind: "reset", operation: "createCustomer", times: 1 })`.
   *
   * @throws {ContractError} `bad-option` for an operation that the document has not, and for a rule that nothing meets.
   */
  fail(rule: FaultRule): () => void;
  /**
   * Sends one of the document's webhooks, signed as the document says, and gives what its receiver answered. The event
   * is the webhook's name, or what its body calls `type`: `mock.sendWebhook("checkout.hold", url, { secret })`.
   *
   * @throws {ContractError} `bad-option` for an event that the document has no webhook for, without the secret, and where
   * nobody says how it is signed.
   */
  sendWebhook(event: string, to: string | URL, options?: WebhookOptions): Promise<SentWebhook>;
  /** What the requests that are kept, and their answers, reached of the document. */
  coverage(): TestCoverage;
  /** Closes every connection and frees the port. Calling it again does nothing. */
  stop(): Promise<void>;
}

/** How a provider is put on a socket. */
export interface ServeOptions {
  readonly port: number;
  readonly maxBodyBytes: number;
  readonly keepRequests: number;
  readonly onRequest?: ((request: RecordedRequest) => void) | undefined;
  /** Where it is written, once the server stops, what the requests reached of the document. */
  readonly coverageFolder?: string | undefined;
}

/** Puts a provider on a port of 127.0.0.1. */
export const serve = async (
  core: MockCore,
  { port, maxBodyBytes, keepRequests, onRequest, coverageFolder }: ServeOptions,
): Promise<MockServer> => {
  const requests: RecordedRequest[] = [];
  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const recorded = await core.respond(await rawRequest(message, maxBodyBytes));
    requests.push(recorded);
    if (requests.length > keepRequests) requests.shift();
    respond(response, recorded, corsHeaders(message.headers));
    tell(onRequest, recorded);
  };
  const server = createServer((message, response) => {
    const preflight = preflightAnswer(message.method, message.headers);
    if (preflight) {
      // A question of the browser, not of the client that is tested: it is not recorded.
      response.writeHead(204, preflight).end();
      return;
    }
    // The caller went away while sending, or an answer could not be written: the connection is of no more use.
    handle(message, response).catch(() => void response.destroy());
  });
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

// A hook that throws is a mistake of whoever gave it: the answer is on its way, and the process is told.
const tell = (onRequest: ServeOptions["onRequest"], recorded: RecordedRequest): void => {
  try {
    onRequest?.(recorded);
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
};

const rawRequest = async (message: IncomingMessage, maxBodyBytes: number): Promise<RawRequest> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
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
  // What was not read of a body that is too long must not be taken for the next request.
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
