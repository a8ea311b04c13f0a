import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { sliceDocument } from "../document/slice-document.js";
import { moreSpecific } from "../wire/media-types.js";
import { isAcceptHeeded } from "./acceptable.js";
import { dropUnbuildablePatterns } from "./drop-unbuildable-patterns.js";
import { dropUnknownSchemes } from "./drop-unknown-schemes.js";
import {
  loadPrism,
  type PrismComponents,
  type PrismConfig,
  type PrismDiagnostic,
  type PrismOperation,
  type PrismOutput,
  type PrismProblem,
  type PrismProblemEntry,
  type PrismRequest,
  type PrismResult,
} from "./prism-module.js";
import type { Violation } from "./violation.js";

/** The answer that the caller prefers, from the `Prefer` header. */
export interface AnswerPreference {
  readonly code?: number;
  readonly example?: string;
}

/** A request for the judges: header names in lower case, the body parsed if it is JSON. */
export type JudgedRequest = PrismRequest;

/** An answer in place of the provider. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly violations: readonly Violation[];
}

/** A request with its operation and the preferred answer. */
export interface PrismCall {
  readonly request: JudgedRequest;
  /** Undefined if no operation matches; Prism then says so. */
  readonly operation: Operation | undefined;
  readonly preference: AnswerPreference;
}

/** Prism for one document, in this process. Never rejects because of a request's contents. */
export interface Prism {
  /** Judges a request and answers it. */
  judge(call: PrismCall): Promise<MockAnswer>;
  /** Answers a request as if it were valid. */
  serve(call: PrismCall): Promise<MockAnswer>;
  /** Refuses a request for the given violations. */
  refuse(call: PrismCall, violations: readonly Violation[]): Promise<MockAnswer>;
}

/** What Prism checks. */
export interface PrismOptions {
  readonly checkCredentials: boolean;
}

const severities = ["Error", "Warning", "Information", "Hint"];
const logger = {
  child: () => logger,
  debug() {},
  error() {},
  info() {},
  success() {},
  trace() {},
  warn() {},
};

const asPrism = ({ location, code, message }: Violation) => ({
  path: location.slice(1),
  code,
  message,
  severity: 0,
});

/**
 * Creates Prism for a checked document. Loads an operation on its first call, and only that operation: for each schema
 * that it compiles, Prism's validator copies and searches everything that it was given.
 */
export const createPrism = (document: JsonObject, options: PrismOptions): Prism => {
  const { createInstance } = loadPrism();
  const load = createLoader(document);
  const judging = {
    checkSecurity: options.checkCredentials,
    validateRequest: true,
    // The second judge does that. Prism would compile the schemas of all answers of each operation again, and keep
    // them.
    validateResponse: false,
    errors: false,
    isProxy: false,
    upstreamProxy: undefined,
  } as const;
  const serving = { ...judging, checkSecurity: false, validateRequest: false };
  const ask = async (
    { request, operation, preference: { code, example } }: PrismCall,
    own: Omit<PrismConfig, "mock">,
    components: Partial<PrismComponents> = {},
  ): Promise<MockAnswer> => {
    const operations = await load(operation);
    const known = operation && operations.find((each) => isSameRoute(each, operation));
    const mock = {
      dynamic: false as const,
      ...(code === undefined ? {} : { code }),
      ...(example === undefined ? {} : { exampleKey: example }),
    };
    const config = { ...own, mock };
    // Prism's router tests every operation for every request and does not support dots in names; ours has found it
    // already.
    const route = known ? { route: () => ({ _tag: "Right" as const, right: known }) } : {};
    const instance = createInstance(config, { logger, ...route, ...components });
    const asked = withCanonicalScheme(withHeededAccept(request, operation, code));
    return answerOf(() => instance.request(asked, operations, config)());
  };
  return {
    judge: (call) => ask(call, judging),
    serve: (call) => ask(call, serving),
    refuse: async (call, violations) => {
      const refused = { ...serving, validateRequest: true };
      const validateInput = () => ({ _tag: "Left" as const, left: violations.map(asPrism) });
      const answer = await ask({ ...call, preference: {} }, refused, { validateInput });
      return { ...answer, violations };
    },
  };
};

/** Loads each operation once, on demand; loads all of them for a request without an operation. */
const createLoader = (document: JsonObject) => {
  const { getHttpOperationsFromSpec } = loadPrism();
  const known = new Map<string, Promise<PrismOperation[]>>();
  const read = async (operation: Operation | undefined): Promise<PrismOperation[]> => {
    const slice = operation ? sliceDocument(document, operation) : structuredClone(document);
    dropUnbuildablePatterns(slice);
    dropUnknownSchemes(slice);
    const operations = await getHttpOperationsFromSpec(slice);
    for (const each of operations) {
      // Prism would call URLs from the request. A mock server must not connect to anybody.
      delete each.callbacks;
      // Prism takes the first that matches; of `*/*` and a type, the type applies.
      each.request?.body?.contents?.sort((one, other) => moreSpecific(one.mediaType, other.mediaType));
    }
    return operations;
  };
  return (operation: Operation | undefined): Promise<PrismOperation[]> => {
    const key = operation ? `${operation.method} ${operation.path}` : "";
    const found = known.get(key) ?? read(operation);
    known.set(key, found);
    return found;
  };
};

const isSameRoute = ({ method, path }: PrismOperation, operation: Operation): boolean =>
  method.toUpperCase() === operation.method && path === operation.path;

// Prism throws if a parameter or an example is not in the form that it expects, and returns what its generator of values
// throws about some recursive schemas.
const answerOf = async (request: () => Promise<PrismResult>): Promise<MockAnswer> => {
  try {
    const result = await request();
    if (result._tag === "Right") return outputAnswer(result.right);
    return isOwnProblem(result.left) ? problemAnswer(result.left) : failed(result.left);
  } catch (cause) {
    return failed(cause);
  }
};

const isOwnProblem = ({ name }: PrismProblem): boolean => name.startsWith("https://stoplight.io/prism/");

const prismFailed = "prism-failed";

const failed = (cause: unknown): MockAnswer => {
  const message = `Prism failed: ${cause instanceof Error ? cause.message : String(cause)}`;
  return problemAnswer({ name: prismFailed, message, status: 500 });
};

/** True if Prism itself failed, so that its answer says nothing about the request. */
export const isPrismFailure = ({ body }: MockAnswer): boolean =>
  isJsonObject(body) && body.type === prismFailed;

const withHeededAccept = (
  request: JudgedRequest,
  operation: Operation | undefined,
  code: number | undefined,
): JudgedRequest => {
  const { accept, ...headers } = request.headers;
  if (accept === undefined || !operation || isAcceptHeeded(operation, accept, code)) return request;
  return { ...request, headers };
};

// According to RFC 7235, the scheme is case-insensitive; Prism 5.16 refuses `bearer` in lower case.
const withCanonicalScheme = (request: JudgedRequest): JudgedRequest => {
  const authorization = request.headers.authorization;
  if (!authorization || !/^bearer\s/i.test(authorization)) return request;
  return { ...request, headers: { ...request.headers, authorization: `Bearer ${authorization.slice(7)}` } };
};

const outputAnswer = ({ output, validations }: PrismOutput): MockAnswer => {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(output.headers ?? {})) {
    if (value !== null)
      headers[name.toLowerCase()] = typeof value === "string" ? value : JSON.stringify(value);
  }
  return {
    status: output.statusCode,
    headers,
    body: output.body,
    violations: [
      ...validations.input.map((each) => fromDiagnostic("request", each)),
      ...validations.output.map((each) => fromDiagnostic("response", each)),
    ],
  };
};

const fromDiagnostic = (
  side: string,
  { path = [], severity, code, message }: PrismDiagnostic,
): Violation => ({
  location: [side, ...path.map(String)],
  severity: severities[severity] ?? "Error",
  code: code ?? "",
  message,
  judge: "prism",
});

const problemAnswer = (
  problem: Pick<PrismProblem, "name" | "message" | "status" | "detail" | "additional">,
) => {
  const status = problem.status ?? 500;
  const { validation } = problem.additional ?? {};
  const entries: readonly PrismProblemEntry[] = validation ?? [
    { severity: "Error", code: status, message: problem.message },
  ];
  const reasons = validation?.map(({ location = [], severity, code, message }): JsonObject => {
    return { location, severity, code: code ?? "", message };
  });
  return {
    status,
    headers: { "content-type": "application/problem+json", ...problem.additional?.headers },
    // As Prism's own server writes it, including the reasons.
    body: {
      type: problem.name,
      title: problem.message,
      status,
      detail: problem.detail ?? "",
      ...(reasons ? { validation: reasons } : {}),
    },
    violations: entries.map(({ location = [], severity, code, message }) => ({
      location: ["request", ...location.map(String)],
      severity,
      code: code ?? "",
      message,
      judge: "prism" as const,
    })),
  };
};
