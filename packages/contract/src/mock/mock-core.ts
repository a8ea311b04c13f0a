import { nearest } from "@provider-clients/command-line";
import { ContractError } from "../contract-error.js";
import { basePathsOf } from "../document/base-paths.js";
import type { JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { routeOf } from "../document/route.js";
import { credentialsOf } from "../document/security.js";
import { createJudges, type JudgeOptions, type Judges } from "../judge/judges.js";
import type { AnswerPreference, JudgedRequest, MockAnswer } from "../judge/prism.js";
import { answerFor, mediaFor } from "../judge/second-judge.js";
import type { Violation } from "../judge/violation.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { isJsonType } from "../wire/media-types.js";
import { servedBody } from "../wire/served-body.js";
import { type MockResponse, overriddenAnswer } from "./override.js";
import { parsePrefer } from "./prefer.js";
import { deepestBody, type ParsedBody, parseBody } from "./read-body.js";
import { readTarget } from "./read-target.js";
import type { RecordedAnswer, RecordedRequest } from "./recorded-request.js";

/** What decides how requests are answered. */
export interface MockCoreOptions extends JudgeOptions {
  readonly errors: boolean;
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
}

/** A request before it was understood. */
export interface RawRequest {
  readonly method: string;
  /** Path and query, as they stand in the request line. */
  readonly target: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `too-large` when reading was given up. */
  readonly body: Uint8Array | undefined | "too-large";
}

/** A provider without a network around it. */
export interface MockCore {
  readonly judges: Judges;
  respond(request: RawRequest): Promise<RecordedRequest>;
  /** As {@link MockServer.respond}. */
  override(operation: string, response: MockResponse | undefined): void;
}

/** What requests are answered from. */
interface Surroundings {
  readonly judges: Judges;
  readonly options: MockCoreOptions;
  readonly basePaths: readonly string[];
  readonly overrides: ReadonlyMap<string, MockResponse>;
}

/** Gives a provider that answers from a checked document. */
export const createMockCore = (
  document: JsonObject,
  options: MockCoreOptions,
  readers?: Readers,
): MockCore => {
  const judges = createJudges(document, options, readers);
  const overrides = new Map<string, MockResponse>();
  const surroundings = { judges, options, overrides, basePaths: basePathsOf(document) };
  return {
    judges,
    respond: (request) => respond(request, surroundings),
    override(operation, response) {
      checkOperation(operation, judges);
      if (response === undefined) overrides.delete(operation);
      else overrides.set(operation, response);
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

type Reply = RecordedAnswer & { violations: readonly Violation[]; operation?: string };

const respond = async (raw: RawRequest, surroundings: Surroundings): Promise<RecordedRequest> => {
  const target = readTarget(raw.target);
  const body = parseBody(raw.body, raw.headers["content-type"]);
  const length = raw.body instanceof Uint8Array ? raw.body.length : 0;
  const request: JudgedRequest = {
    method: raw.method.toLowerCase(),
    url: {
      path: withoutBase(target.path, raw.method, surroundings),
      query: "searchParams" in target ? queryOf(target.searchParams) : {},
    },
    // Prism skips the check of the media type when the length is not given, as with a chunked body.
    headers: length > 0 ? { ...raw.headers, "content-length": String(length) } : { ...raw.headers },
    body: body.kind === "body" ? body.value : undefined,
  };
  const answered =
    "reason" in target
      ? problem(400, "malformed-path", target.reason, ["path"])
      : await reply(request, body.kind, surroundings).catch(failure);
  const { violations, operation, ...answer } = answered;
  return {
    method: raw.method.toUpperCase(),
    path: target.path,
    query: request.url.query,
    headers: raw.headers,
    body: request.body,
    ...(operation ? { operation } : {}),
    answer,
    violations,
  };
};

/** A client may be given the address of the mock server with the path of the document's own server, or without it. */
const withoutBase = (path: string, method: string, { basePaths, judges }: Surroundings): string => {
  const base = basePaths.find((each) => path.startsWith(`${each}/`));
  if (base === undefined || routeOf(judges.operations, method.toUpperCase(), path)) return path;
  return path.slice(base.length);
};

const reply = async (
  request: JudgedRequest,
  kind: ParsedBody["kind"],
  surroundings: Surroundings,
): Promise<Reply> => {
  const { options } = surroundings;
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
  const answer = await answerInTime(request, preference, surroundings);
  return options.errors ? refuseOwnMistakes(answer) : answer;
};

const answerInTime = async (
  request: JudgedRequest,
  preference: AnswerPreference,
  { judges, overrides, options: { deadlineMs } }: Surroundings,
): Promise<Reply> => {
  const deadline = Promise.withResolvers<Reply>();
  const timer = setTimeout(() => {
    deadline.resolve(problem(504, "deadline", `Prism gave no answer within ${deadlineMs} ms.`, []));
  }, deadlineMs);
  const judged = judges.answer(request, preference).then(({ operation, ...answer }): Reply => {
    if (!operation) return answer;
    const override = answer.violations.some(isRefusal) ? undefined : overrides.get(operation.id);
    const given = override
      ? overriddenAnswer(judges.second, operation, override)
      : served(judges.readers.answer, operation, answer);
    const violations = given.violations.map((each) =>
      each.code === 401 ? withHeader(each, operation) : each,
    );
    return { ...given, violations, operation: operation.id };
  });
  try {
    return await Promise.race([judged, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};

const isRefusal = ({ location, severity }: Violation): boolean =>
  location[0] === "request" && severity === "Error";

/** Prism says that a credential is wrong, and not where it was looked for. */
const withHeader = (violation: Violation, operation: Operation): Violation => ({
  ...violation,
  message: `${violation.message}; the document asks for ${credentialsOf(operation)}`,
});

/** The code of an answer that its media type has no form for. */
export const noForm = "no-form";

/** An answer in the form of its media type: Prism hands over the value that the document gives. */
const served = (reader: SchemaReader, operation: Operation, answer: MockAnswer): MockAnswer => {
  const { status, headers, body } = answer;
  const type = headers["content-type"];
  if (body === undefined || type === undefined || isJsonType(type)) return answer;
  const media = mediaFor(answerFor(operation, status)?.contents ?? [], type);
  if (!media) return answer;
  const given = servedBody(reader, media, body);
  if (given === undefined) {
    const detail = `The document gives a list or an object for ${type}, which has no form for it: write it as a text there.`;
    const violation: Violation = {
      location: ["response", "body"],
      severity: "Error",
      code: noForm,
      message: detail,
      judge: "server",
    };
    return { ...problem(500, noForm, detail, []), violations: [...answer.violations, violation] };
  }
  const isJson = typeof given === "object";
  return {
    ...answer,
    body: given,
    headers: isJson ? { ...headers, "content-type": "application/json" } : headers,
  };
};

// As Prism's own `--errors`: an answer that breaks the document it comes from is no answer.
const refuseOwnMistakes = (reply: Reply): Reply => {
  const isOwnMistake = ({ location, severity }: Violation) =>
    location[0] === "response" && severity === "Error";
  if (!reply.violations.some(isOwnMistake)) return reply;
  const detail = "The document's own answer does not fit its schema; see sl-violations.";
  return { ...problem(500, "violations", detail, []), violations: reply.violations };
};

const problem = (status: number, code: string, detail: string, location: readonly string[]): Reply => ({
  status,
  headers: { "content-type": "application/problem+json" },
  body: { type: "about:blank", title: code, status, detail },
  violations: [
    { location: ["request", ...location], severity: "Error", code, message: detail, judge: "server" },
  ],
});

// Whatever goes wrong inside is an answer too: a caller who sees a closed connection learns nothing.
const failure = (cause: unknown): Reply => {
  const detail = `The mock server failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return problem(500, "failed", detail, []);
};

const queryOf = (searchParams: URLSearchParams): Record<string, string | string[]> => {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
};
