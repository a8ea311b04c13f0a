import { ContractError } from "../contract-error.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { FaultRule } from "../faults/fault.js";
import { coverageVariable } from "../test-coverage/coverage-folder.js";
import { createMockCore } from "./mock-core.js";
import type { RecordedRequest } from "./recorded-request.js";
import { type MockServer, serve } from "./serve.js";

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
  /**
   * Whether what is created, changed and deleted is read, listed and searched back. It begins with nothing. Which
   * operations belong together follows from paths and schemas, and from `x-resource` of the document.
   * @default false
   */
  memory?: boolean;
  /** What goes wrong, with which operation and how often; `mock.fail` adds to it later. */
  faults?: readonly FaultRule[];
  /**
   * Decides which requests a fault with a `share` hits: the same for the same number.
   * @default 1
   */
  seed?: number;
  /**
   * A folder into which it is written, once the server stops, what the requests reached of the document.
   * @default the environment's PROVIDER_CONTRACT_COVERAGE, which the Vitest reporter sets
   */
  coverageFolder?: string;
  /** Called with every request once it is answered, for a log. What it is given holds credentials. */
  onRequest?: (request: RecordedRequest) => void;
}

/**
 * Starts a mock server: requests are validated against the document by Prism and by a second judge that looks
 * where Prism does not, credentials are checked, and answers are the document's own examples. `Prefer: code=404,
 * example=name` chooses another answer. With `memory` what was written is read back.
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
  checkRange("port", port, 0, 65_535);
  checkRange("deadlineMs", options.deadlineMs, 1, 2_147_483_647);
  checkRange("maxBodyBytes", options.maxBodyBytes, 0, Number.MAX_SAFE_INTEGER);
  checkRange("keepRequests", options.keepRequests, 0, Number.MAX_SAFE_INTEGER);
  const { document } = await loadDocument(from);
  const { maxBodyBytes = 10_000_000, keepRequests = 10_000, onRequest } = options;
  const core = createMockCore(document, {
    checkCredentials: options.checkCredentials ?? true,
    errors: options.errors ?? false,
    deadlineMs: options.deadlineMs ?? 10_000,
    maxBodyBytes,
    memory: options.memory ?? false,
    faults: options.faults ?? [],
    seed: options.seed ?? 1,
  });
  const { coverageFolder = process.env[coverageVariable] } = options;
  return serve(core, { port, maxBodyBytes, keepRequests, onRequest, coverageFolder });
};

const checkRange = (name: string, value: number | undefined, least: number, most: number): void => {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new ContractError("bad-option", `${name} must be an integer from ${least} to ${most}, not ${value}.`);
};
