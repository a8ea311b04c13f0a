import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ContractError } from "../contract-error.js";
import type { Json } from "../document/json.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import { violationsHeader } from "../judge/violation.js";
import { createMockCore, type RawRequest } from "./mock-core.js";
import { isJsonType, readBody } from "./read-body.js";
import type { RecordedRequest } from "./recorded-request.js";

/** How a mock server behaves. Every option has a default. */
export interface MockServerOptions {
  /**
   * The port to listen on, on 127.0.0.1 only. 0 lets the system choose a free one, which is what tests want.
   * @default 0
   */
  port?: number;
  /**
   * Whether a request without the credential that the document asks for is answered 401.
   * @default true
   */
  checkCredentials?: boolean;
  /**
   * Whether an answer of the document that does not fit its own schema becomes a 500.
   * @default false
   */
  errors?: boolean;
  /**
   * How long judging one request may take, in milliseconds, before it is answered 504.
   * @default 10_000
   */
  deadlineMs?: number;
  /**
   * The longest body that is read, in bytes; a longer one is answered 413.
   * @default 10_000_000
   */
  maxBodyBytes?: number;
  /**
   * How many requests are kept in `requests`; the oldest are forgotten first.
   * @default 10_000
   */
  keepRequests?: number;
  /** Called with every request once it is answered, for a log. What it is given holds credentials. */
  onRequest?: (request: RecordedRequest) => void;
}

/** A provider in this process, answering from its document. */
export interface MockServer extends AsyncDisposable {
  /** Where it listens: `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  /** What it received, oldest first, with what it answered. */
  readonly requests: readonly RecordedRequest[];
  /** Closes every connection and frees the port. Calling it again does nothing. */
  stop(): Promise<void>;
}

/**
 * Starts a mock server: requests are validated against the document by Prism and by a second judge that looks
 * where Prism does not, credentials are checked, and answers are the document's own examples. `Prefer: code=404, example=name` chooses another answer.
 *
 * Any number can run at the same time, in the same process or beside each other.
 *
 * @param from The name of a packaged document (`"soap"`), a path, an address, or the document as an object.
 * @throws {ContractError} `unknown-document`, `unreadable-document` or `invalid-document` for what was given,
 * `uncompilable-schema` for a schema that nothing could be validated with, `port-in-use`, `bad-option`, and
 * `old-node` below Node.js 24.18.
 * @example
 * ```ts
 * import { startMockServer } from "@provider-clients/contract";
 *
 * await using mock = await startMockServer("soap");
 * const response = await fetch(`${mock.url}/api/v1/customers/cus_1`, { method: "PATCH" });
 * console.log(response.status, mock.requests.length); // 401 1
 * ```
 */
export const startMockServer = async (
  from: DocumentSource,
  options: MockServerOptions = {},
): Promise<MockServer> => {
  const { port = 0 } = options;
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new ContractError("bad-option", `port must be an integer from 0 to 65535, not ${port}.`);
  }
  const { document } = await loadDocument(from);
  const { maxBodyBytes = 10_000_000, keepRequests = 10_000, onRequest } = options;
  const core = await createMockCore(document, {
    checkCredentials: options.checkCredentials ?? true,
    errors: options.errors ?? false,
    deadlineMs: options.deadlineMs ?? 10_000,
    maxBodyBytes,
  });
  const requests: RecordedRequest[] = [];
  const handle = async (message: IncomingMessage, response: ServerResponse) => {
    const recorded = await core.respond(await rawRequest(message, maxBodyBytes));
    requests.push(recorded);
    if (requests.length > keepRequests) requests.shift();
    onRequest?.(recorded);
    respond(response, recorded);
  };
  const server = createServer((message, response) => {
    // The caller went away while sending, or an answer could not be written: the connection is of no more use.
    handle(message, response).catch(() => void response.destroy());
  });
  const url = await listen(server, port);
  let stopped: Promise<void> | undefined;
  const stop = () => (stopped ??= close(server));
  return { url, requests, stop, [Symbol.asyncDispose]: stop };
};

const rawRequest = async (message: IncomingMessage, maxBodyBytes: number): Promise<RawRequest> => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const body = await readBody(message, maxBodyBytes);
  return { method: message.method ?? "GET", target: message.url ?? "/", headers, body };
};

const respond = (response: ServerResponse, { answer, violations }: RecordedRequest): void => {
  const headers = { ...answer.headers };
  if (violations.length > 0) headers["sl-violations"] = violationsHeader(violations);
  const text = answer.body === undefined ? "" : serialize(answer.body, headers["content-type"]);
  if (text === "") delete headers["content-type"];
  // What was not read of a body that is too long must not be taken for the next request.
  if (answer.status === 413) headers.connection = "close";
  response.writeHead(answer.status, { ...headers, "content-length": Buffer.byteLength(text) }).end(text);
};

const serialize = (body: Json, contentType: string | undefined): string =>
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
