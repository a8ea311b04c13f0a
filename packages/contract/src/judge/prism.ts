import type { Json, JsonObject } from "../document/json.js";
import { isPathOf } from "../document/route.js";
import {
  loadPrism,
  type PrismConfig,
  type PrismDiagnostic,
  type PrismOutput,
  type PrismProblem,
  type PrismRequest,
} from "./prism-module.js";
import type { Violation } from "./violation.js";

/** What the caller wishes to be answered, as the `Prefer` header says it. */
export interface AnswerPreference {
  readonly code?: number;
  readonly example?: string;
}

/** A request as judges read it: header names in lower case, the body parsed when it is JSON. */
export type JudgedRequest = PrismRequest;

/** An answer in the provider's place. */
export interface MockAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json | undefined;
  readonly violations: readonly Violation[];
}

/** Prism for one document, in this process. */
export interface Prism {
  /** Judges a request and answers it. Never rejects for what the request holds. */
  answer(request: JudgedRequest, preference: AnswerPreference): Promise<MockAnswer>;
  /** Answers as if the request had been refused for the given violations. */
  refuse(request: JudgedRequest, violations: readonly Violation[]): Promise<MockAnswer>;
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

/** What Prism looks at. */
export interface PrismOptions {
  readonly checkCredentials: boolean;
  /**
   * Whether the document's own answers are held against their schemas.
   * @default true
   */
  readonly checkAnswers?: boolean;
}

/** Loads a checked document into Prism. */
export const createPrism = async (document: JsonObject, options: PrismOptions): Promise<Prism> => {
  const { createInstance, getHttpOperationsFromSpec } = loadPrism();
  const operations = await getHttpOperationsFromSpec(structuredClone(document));
  // Prism would call the addresses a request names. A mock server talks to nobody.
  for (const operation of operations) delete operation.callbacks;
  const config = {
    checkSecurity: options.checkCredentials,
    validateRequest: true,
    validateResponse: options.checkAnswers ?? true,
    errors: false,
    isProxy: false,
    upstreamProxy: undefined,
  } as const;
  const instance = createInstance({ ...config, mock: { dynamic: false } }, { logger });
  const ask = async (each: typeof instance, request: JudgedRequest, mock: PrismConfig["mock"]) => {
    // Prism looks at every operation for every request. Those of other paths are left out, unless all would be.
    const near = operations.filter(({ path }) => isPathOf(path, request.url.path));
    const candidates = near.length > 0 ? near : operations;
    const result = await each.request(withCanonicalScheme(request), candidates, { ...config, mock })();
    return result._tag === "Left" ? problemAnswer(result.left) : outputAnswer(result.right);
  };
  return {
    answer: (request, { code, example }) =>
      ask(instance, request, {
        dynamic: false,
        ...(code === undefined ? {} : { code }),
        ...(example === undefined ? {} : { exampleKey: example }),
      }),
    async refuse(request, violations) {
      const left = violations.map(({ location, code, message }) => ({
        path: location.slice(1),
        code,
        message,
        severity: 0,
      }));
      const refusing = createInstance(
        { ...config, mock: { dynamic: false } },
        { logger, validateInput: () => ({ _tag: "Left", left }) },
      );
      return { ...(await ask(refusing, request, { dynamic: false })), violations };
    },
  };
};

// RFC 7235 lets the scheme be written in any case; Prism 5.16 refuses `bearer` in lower case.
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

const problemAnswer = (problem: PrismProblem): MockAnswer => {
  const status = problem.status ?? 500;
  const entries = problem.additional?.validation ?? [
    { severity: "Error", code: status, message: problem.message },
  ];
  return {
    status,
    headers: { "content-type": "application/problem+json", ...problem.additional?.headers },
    body: { type: problem.name, title: problem.message, status, detail: problem.detail ?? "" },
    violations: entries.map(({ location = [], severity, code, message }) => ({
      location: ["request", ...location.map(String)],
      severity,
      code,
      message,
      judge: "prism" as const,
    })),
  };
};
