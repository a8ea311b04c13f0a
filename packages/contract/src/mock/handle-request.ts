import type { IncomingMessage } from "node:http";
import type { AnswerPreference, JudgedRequest, MockAnswer, Prism } from "../judge/prism.js";
import type { Violation } from "../judge/violation.js";
import { parsePrefer } from "./prefer.js";
import { readBody } from "./read-body.js";
import type { RecordedRequest } from "./recorded-request.js";

/** What decides how one request is answered. */
export interface HandlerOptions {
  readonly prism: Prism;
  readonly errors: boolean;
  readonly deadlineMs: number;
  readonly maxBodyBytes: number;
}

/** Reads one request, has it judged and answered within the deadline, and gives what is to be recorded. */
export async function handleRequest(
  message: IncomingMessage,
  options: HandlerOptions,
): Promise<RecordedRequest> {
  const { pathname, searchParams } = new URL(message.url ?? "/", "http://mock");
  const body = await readBody(message, options.maxBodyBytes);
  const request: JudgedRequest = {
    method: (message.method ?? "GET").toLowerCase(),
    url: { path: pathname, query: queryOf(searchParams) },
    headers: headersOf(message, body.kind === "body" ? body.length : 0),
    body: body.kind === "body" ? body.value : undefined,
  };
  const record = (answer: MockAnswer): RecordedRequest => ({
    method: request.method.toUpperCase(),
    path: request.url.path,
    query: request.url.query,
    headers: request.headers,
    body: request.body,
    answer: { status: answer.status, headers: answer.headers, body: answer.body },
    violations: answer.violations,
  });
  if (body.kind === "too-large") {
    return record(
      problem(413, "body-too-large", `The body is longer than ${options.maxBodyBytes} bytes.`, ["body"]),
    );
  }
  if (body.kind === "malformed")
    return record(problem(400, "malformed-json", "The body is not JSON.", ["body"]));
  const preference = parsePrefer(request.headers.prefer);
  if (!preference) {
    return record(
      problem(400, "prefer", "Prefer: code must be a status of three digits.", ["header", "prefer"]),
    );
  }
  return record(await answerInTime(request, preference, options));
}

async function answerInTime(
  request: JudgedRequest,
  preference: AnswerPreference,
  { prism, errors, deadlineMs }: HandlerOptions,
): Promise<MockAnswer> {
  const deadline = Promise.withResolvers<MockAnswer>();
  const timer = setTimeout(() => {
    deadline.resolve(problem(504, "deadline", `Prism gave no answer within ${deadlineMs} ms.`, []));
  }, deadlineMs);
  try {
    const answer = await Promise.race([prism.answer(request, preference), deadline.promise]);
    return errors ? refuseOwnMistakes(answer) : answer;
  } finally {
    clearTimeout(timer);
  }
}

// As Prism's own `--errors`: an answer that breaks the document it comes from is no answer.
function refuseOwnMistakes(answer: MockAnswer): MockAnswer {
  const isOwnMistake = ({ location, severity }: Violation) =>
    location[0] === "response" && severity === "Error";
  if (!answer.violations.some(isOwnMistake)) return answer;
  const detail = "The document's own answer does not fit its schema; see sl-violations.";
  return { ...problem(500, "violations", detail, []), violations: answer.violations };
}

function problem(status: number, code: string, detail: string, location: readonly string[]): MockAnswer {
  return {
    status,
    headers: { "content-type": "application/problem+json" },
    body: { type: "about:blank", title: code, status, detail },
    violations: [
      { location: ["request", ...location], severity: "Error", code, message: detail, judge: "server" },
    ],
  };
}

function queryOf(searchParams: URLSearchParams): Record<string, string | string[]> {
  const query: Record<string, string | string[]> = {};
  for (const name of new Set(searchParams.keys())) {
    const values = searchParams.getAll(name);
    query[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return query;
}

function headersOf(message: IncomingMessage, length: number): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  // Prism skips the check of the media type when the length is not given, as with a chunked body.
  if (length > 0) headers["content-length"] = String(length);
  return headers;
}
