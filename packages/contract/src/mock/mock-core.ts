import { nearest } from "@provider-clients/command-line";
import { ContractError } from "../contract-error.js";
import { basePathsOf } from "../document/base-paths.js";
import type { JsonObject } from "../document/json.js";
import type { LoadedDocument } from "../document/load-document.js";
import type { FaultRule } from "../faults/fault.js";
import { createFaultPlan, type FaultPlan } from "../faults/fault-plan.js";
import { faultedAnswer } from "../faults/faulted-answer.js";
import { createJudges, type JudgeOptions, type Judges } from "../judge/judges.js";
import type { AnswerPreference, JudgedRequest } from "../judge/prism.js";
import { createMemory } from "../memory/memory.js";
import type { Readers } from "../schema/schema-reader.js";
import { measureTestCoverage } from "../test-coverage/measure-test-coverage.js";
import type { TestCoverage } from "../test-coverage/test-coverage.js";
import { createWebhookSender, type SendWebhook } from "../webhooks/send-webhook.js";
import { gatherQuery } from "../wire/raw-query.js";
import { type AnswerSources, giveAnswer } from "./give-answer.js";
import type { MockResponse } from "./override.js";
import { parsePrefer, preferredFault, withoutWishes } from "./prefer.js";
import { problem, type Reply } from "./problem.js";
import { deepestBody, type ParsedBody, parseBody } from "./read-body.js";
import { readTarget } from "./read-target.js";
import type { RecordedRequest } from "./recorded-request.js";

/** How requests are answered. */
export interface MockCoreOptions extends JudgeOptions {
  readonly errors: boolean;
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
  /**
   * True if writes are remembered and can be read back.
   * @default false
   */
  readonly memory?: boolean;
  /** The initial faults. */
  readonly faults?: readonly FaultRule[];
  /**
   * Determines which requests a fault with a share affects.
   * @default 1
   */
  readonly seed?: number;
  /** The source of a pointer into the document, for the lines of the coverage. */
  readonly placeOf?: LoadedDocument["placeOf"];
}

/** A request before it is parsed. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as in the request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `too-large` if reading was stopped. */
  readonly body: Uint8Array | undefined | "too-large";
}

/** A mock provider without a network. */
export interface MockCore {
  readonly judges: Judges;
  respond(request: RawRequest): Promise<RecordedRequest>;
  /** See {@link MockServer.respond}. */
  override(operation: string, response: MockResponse | undefined): void;
  /** See {@link MockServer.fail}. */
  fail(rule: FaultRule): () => void;
  /** See {@link MockServer.sendWebhook}. */
  readonly sendWebhook: SendWebhook;
  /** What requests reached of the document. */
  coverage(requests: readonly RecordedRequest[]): TestCoverage;
}

/** The sources of answers. */
interface Surroundings extends AnswerSources {
  readonly options: MockCoreOptions;
  readonly basePaths: readonly string[];
  readonly faults: FaultPlan;
}

/** Creates a provider that answers from a checked document. */
export const createMockCore = (
  document: JsonObject,
  options: MockCoreOptions,
  readers?: Readers,
): MockCore => {
  const judges = createJudges(document, options, readers);
  const overrides = new Map<string, MockResponse>();
  const memory = options.memory ? createMemory(document, judges.readers, judges.operations) : undefined;
  const { faults: rules = [], seed = 1 } = options;
  for (const { operation } of rules) if (operation !== undefined) checkOperation(operation, judges);
  const faults = createFaultPlan(rules, seed);
  const surroundings = { judges, options, overrides, memory, faults, basePaths: basePathsOf(document) };
  return {
    judges,
    sendWebhook: createWebhookSender(judges.readers.request),
    coverage: (requests) => measureTestCoverage(judges.readers, judges.operations, requests, options.placeOf),
    respond: (request) => respond(request, surroundings),
    override(operation, response) {
      checkOperation(operation, judges);
      if (response === undefined) overrides.delete(operation);
      else overrides.set(operation, response);
    },
    fail(rule) {
      if (rule.operation !== undefined) checkOperation(rule.operation, judges);
      return faults.add(rule);
    },
  };
};

const checkOperation = (operation: string, { operations }: Judges): void => {
  const known = operations.map(({ id }) => id);
  if (known.includes(operation)) return;
  const best = nearest(operation, known);
  const meant = best === undefined ? "" : ` Did you mean "${best}"?`;
  throw new ContractError("bad-option", `The document has no operation "${operation}".${meant}`);
};

const respond = async (raw: RawRequest, surroundings: Surroundings): Promise<RecordedRequest> => {
  const target = readTarget(raw.target);
  const body = parseBody(raw.body, raw.headers["content-type"]);
  const length = raw.body instanceof Uint8Array ? raw.body.length : 0;
  const request: JudgedRequest = {
    method: raw.method.toLowerCase(),
    url: {
      path: withoutBase(target.path, raw.method, surroundings),
      query: "searchParams" in target ? gatherQuery(target.searchParams) : {},
    },
    // Prism skips the media type check if there is no length, as with a chunked body.
    headers: length > 0 ? { ...raw.headers, "content-length": String(length) } : { ...raw.headers },
    body: body.kind === "body" ? body.value : undefined,
  };
  const answered =
    "reason" in target
      ? problem(400, "malformed-path", target.reason, ["path"])
      : await reply(request, body.kind, surroundings).catch(failure);
  const { violations, operation, fault, ...answer } = answered;
  return {
    method: raw.method.toUpperCase(),
    path: target.path,
    query: request.url.query,
    headers: raw.headers,
    body: request.body,
    ...(operation ? { operation } : {}),
    answer: fault ? faultedAnswer(answer, fault) : answer,
    ...(fault ? { fault } : {}),
    violations,
  };
};

/** Clients may use the mock server's URL with or without the base path of the document's own server. */
const withoutBase = (path: string, method: string, { basePaths, judges }: Surroundings): string => {
  const base = basePaths.find((each) => path.startsWith(`${each}/`));
  if (base === undefined || judges.routeOf(method.toUpperCase(), path)) return path;
  return path.slice(base.length);
};

const reply = async (
  request: JudgedRequest,
  kind: ParsedBody["kind"],
  surroundings: Surroundings,
): Promise<Reply> => {
  const { options, judges, faults } = surroundings;
  if (kind === "too-large") {
    return problem(413, "body-too-large", `The body is longer than ${options.maxBodyBytes} bytes.`, ["body"]);
  }
  if (kind === "malformed") return problem(400, "malformed-json", "The body is not JSON.", ["body"]);
  if (kind === "too-deep")
    return problem(400, "too-deep", `The body is nested deeper than ${deepestBody} levels.`, ["body"]);
  const preference = parsePrefer(request.headers.prefer);
  if (!preference) {
    return problem(400, "prefer", "Prefer: code must be a status of three digits.", ["header", "prefer"]);
  }
  const wish = preferredFault(request.headers.prefer);
  if (typeof wish === "string") return problem(400, "prefer", wish, ["header", "prefer"]);
  const { operation } = judges.routeOf(request.method.toUpperCase(), request.url.path) ?? {};
  const fault = wish ?? faults.next(operation?.id);
  const isKept = fault === undefined || fault.isApplied;
  const sources = isKept ? surroundings : { ...surroundings, memory: undefined };
  const answer = await answerInTime(withOwnPreferences(request), preference, sources);
  return { ...(options.errors ? refuseOwnMistakes(answer) : answer), ...(fault ? { fault } : {}) };
};

/** As the provider would see it: without what is said to the mock. */
const withOwnPreferences = (request: JudgedRequest): JudgedRequest => {
  const { prefer, ...headers } = request.headers;
  if (prefer === undefined) return request;
  const own = withoutWishes(prefer);
  return { ...request, headers: own === undefined ? headers : { ...headers, prefer: own } };
};

const answerInTime = async (
  request: JudgedRequest,
  preference: AnswerPreference,
  surroundings: Surroundings,
): Promise<Reply> => {
  const { deadlineMs } = surroundings.options;
  const deadline = Promise.withResolvers<Reply>();
  const timer = setTimeout(() => {
    deadline.resolve(problem(504, "deadline", `Prism gave no answer within ${deadlineMs} ms.`, []));
  }, deadlineMs);
  try {
    return await Promise.race([giveAnswer(request, preference, surroundings), deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};

// Like Prism's `--errors`: an answer that violates its own document becomes an error.
const refuseOwnMistakes = (reply: Reply): Reply => {
  const isOwnMistake = ({ location, severity }: Reply["violations"][number]) =>
    location[0] === "response" && severity === "Error";
  if (!reply.violations.some(isOwnMistake)) return reply;
  const detail = "The document's own answer does not fit its schema; see sl-violations.";
  return { ...problem(500, "violations", detail, []), violations: reply.violations };
};

// An internal error is answered too: a closed connection would tell the caller nothing.
const failure = (cause: unknown): Reply => {
  const detail = `The mock server failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return problem(500, "failed", detail, []);
};
