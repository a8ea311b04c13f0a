import { ContractError } from "../contract-error.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { FaultRule } from "../faults/fault.js";
import { createReaders } from "../schema/schema-reader.js";
import { coverageVariable } from "../test-coverage/coverage-folder.js";
import { createMockCore } from "./mock-core.js";
import type { RecordedRequest } from "./recorded-request.js";
import { type MockServer, serve } from "./serve.js";

/** The options of a mock server; all have defaults. */
export interface MockServerOptions {
  /**
   * The port, on 127.0.0.1 only. 0 selects a free port, which suits tests.
   * @default 0
   */
  port?: number;
  /**
   * True to answer a request without the documented credential with 401.
   * @default true
   */
  checkCredentials?: boolean;
  /**
   * True to answer 500 instead of a document's answer that violates its own schema.
   * @default false
   */
  errors?: boolean;
  /**
   * The maximum time for judging one request, in milliseconds; after that, it is answered with 504.
   * @default 10_000
   */
  deadlineMs?: number;
  /**
   * The maximum size of a body, in bytes; a longer one is answered with 413.
   * @default 10_000_000
   */
  maxBodyBytes?: number;
  /**
   * How many requests are kept in `requests`; the oldest are dropped first.
   * @default 10_000
   */
  keepRequests?: number;
  /**
   * True to remember what is created, changed and deleted, so that it can be read, listed and searched. Starts empty.
   * Related operations are inferred from paths and schemas, and from the document's `x-resource`.
   * @default false
   */
  memory?: boolean;
  /** The initial faults; `mock.fail` adds more. */
  faults?: readonly FaultRule[];
  /**
   * Determines which requests a fault with a `share` affects: the same seed always affects the same ones.
   * @default 1
   */
  seed?: number;
  /**
   * A folder into which it is written, once the server stops, what the requests reached of the document.
   * @default the environment's PROVIDER_CONTRACT_COVERAGE, which the Vitest reporter sets
   */
  coverageFolder?: string;
  /**
   * Called with every request and its answer before the answer is sent, for a log or an assertion; if it throws, the
   * answer is a 500 with the reason. Its argument contains credentials.
   */
  onRequest?: (request: RecordedRequest) => void;
}

/**
 * Starts a mock server. Requests are validated against the document by Prism and by a second judge that checks what
 * Prism ignores, credentials are checked, and answers are the document's own examples. `Prefer: code=404, example=name`
 * selects another answer. With `memory`, writes can be read back.
 *
 * Any number of servers can run at the same time.
 *
 * @param from the name of a packaged document (`"soap"`), a path, a URL, or the document as an object.
 * @throws {ContractError} `unknown-document`, `unreadable-document` or `invalid-document` for an unusable document,
 * `uncompilable-schema` for a schema that cannot be compiled, `port-in-use`, `bad-option`, and `old-node` below Node.js
 * 24.18.
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
  const { document, compiler, placeOf } = await loadDocument(from);
  const { maxBodyBytes = 10_000_000, keepRequests = 10_000, onRequest } = options;
  const settings = {
    checkCredentials: options.checkCredentials ?? true,
    errors: options.errors ?? false,
    deadlineMs: options.deadlineMs ?? 10_000,
    maxBodyBytes,
    memory: options.memory ?? false,
    faults: options.faults ?? [],
    seed: options.seed ?? 1,
    placeOf,
  };
  const core = createMockCore(document, settings, createReaders(document, compiler));
  const { coverageFolder = process.env[coverageVariable] } = options;
  return serve(core, { port, maxBodyBytes, keepRequests, onRequest, coverageFolder });
};

const checkRange = (name: string, value: number | undefined, least: number, most: number): void => {
  if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return;
  throw new ContractError("bad-option", `${name} must be an integer from ${least} to ${most}, not ${value}.`);
};
