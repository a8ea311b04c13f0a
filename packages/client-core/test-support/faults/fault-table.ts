import type { Outcome, ProviderErrorKind } from "../../src/errors.js";
import type { Move } from "./fault-server.js";
import {
  answer,
  answerJson,
  endEarly,
  endlessBody,
  lyingGzip,
  resetAfterHeaders,
  resetBeforeHeaders,
  stallBody,
  stallHeaders,
} from "./moves.js";
import type { Subject } from "./subject.js";

/** The expected result of a call: how many requests, and an error or the answer. */
export interface Expectation {
  readonly requests: number;
  /** `"success"`: the call resolves to the answer. */
  readonly kind: ProviderErrorKind | "success";
  readonly outcome?: Outcome;
  readonly status?: number;
  /** The approximate wait in the error. */
  readonly retryAfterMs?: number;
}

/** One row: what the server does, and the expected result. */
export interface Fault {
  readonly name: string;
  readonly moves: (subject: Subject) => readonly [Move, ...Move[]];
  readonly expect: (subject: Subject) => Expectation;
  /** False for operations for which the row is meaningless. */
  readonly appliesTo?: (subject: Subject) => boolean;
  readonly attemptTimeoutMs?: number;
  /** Moves the clock to the deadline once the server is silent: before headers, or after them. */
  readonly silentAfter?: "request" | "headers";
}

const all = ({ isResent }: Subject): number => (isResent ? 3 : 1);

const unlessSafe = ({ isSafe }: Subject): Outcome => (isSafe ? "rejected" : "unknown");

const ok = ({ success }: Subject): Move => answerJson(200, success);

/** An answer that ends the call without a retry. */
const once = (
  name: string,
  move: Move,
  kind: ProviderErrorKind,
  status: number,
  outcome?: Outcome,
): Fault => ({
  name,
  moves: () => [move],
  expect: (subject) => ({ requests: 1, kind, status, outcome: outcome ?? unlessSafe(subject) }),
});

/** A failure on every attempt. */
const lasting = (name: string, move: Move, kind: ProviderErrorKind): Fault => ({
  name,
  moves: () => [move],
  expect: (subject) => ({ requests: all(subject), kind, outcome: unlessSafe(subject) }),
});

/** A failure that is over on the next attempt. */
const passing = (
  name: string,
  move: Move,
  otherwise: (subject: Subject) => Omit<Expectation, "requests">,
): Fault => ({
  name: `${name}, then 200`,
  moves: (subject) => [move, ok(subject)],
  expect: (subject) =>
    subject.isResent ? { requests: 2, kind: "success" } : { requests: 1, ...otherwise(subject) },
});

const limited = (retryAfter: string): Move => answerJson(429, {}, { "retry-after": retryAfter });

const inSeconds =
  (seconds: number): Move =>
  (socket) =>
    limited(new Date(Date.now() + seconds * 1000).toUTCString())(socket);

const rejected429 = { kind: "answer", status: 429, outcome: "rejected" } as const;

const elsewhere = "http://localhost:9/steal";

/** Everything that can go wrong on the way, with the expected result. */
export const faultTable: readonly Fault[] = [
  lasting("500 without a body", answer(500), "answer"),
  lasting("503 with HTML", answer(503, "<h1>busy</h1>"), "answer"),
  once("400 with HTML", answer(400, "<h1>no</h1>"), "answer", 400, "rejected"),
  once("422 with JSON", answerJson(422, { message: "no" }), "answer", 422, "rejected"),
  once("200 with HTML", answer(200, "<h1>Welcome</h1>"), "unreadable", 200),
  once("200 without a body", answer(200), "unreadable", 200),
  once("204", answer(204), "unreadable", 204),
  once("JSON that ends too early", answer(200, '{"id":1,"name":"Ja'), "unreadable", 200),
  once("JSON of another shape", answerJson(200, [1]), "unreadable", 200),
  once("an integer that cannot be held", answer(200, '{"id":9007199254740993}'), "unreadable", 200),
  once("100 MB", endlessBody, "unreadable", 200),
  once(
    "a redirect to the same origin",
    answer(307, "", { location: "/elsewhere" }),
    "redirect",
    307,
    "rejected",
  ),
  once("a redirect to another origin", answer(307, "", { location: elsewhere }), "redirect", 307, "rejected"),
  // 303 means that the request was carried out; many servers use 302 or 301 for that.
  ...[301, 302, 303].map((status) =>
    once(
      `a ${status}, which may follow a change`,
      answer(status, "", { location: elsewhere }),
      "redirect",
      status,
    ),
  ),
  {
    ...once("a failure inside a 200", answerJson(200, { isSuccess: false }), "answer", 200, "rejected"),
    appliesTo: ({ hasEnvelope }) => hasEnvelope,
  },
  lasting("a reset before headers", resetBeforeHeaders, "network"),
  lasting("a reset after headers", resetAfterHeaders, "network"),
  lasting("a body that ends before its length", endEarly, "network"),
  lasting("gzip that lies", lyingGzip, "network"),
  passing("503", answer(503), (subject) => ({ kind: "answer", status: 503, outcome: unlessSafe(subject) })),
  passing("408", answer(408), (subject) => ({ kind: "answer", status: 408, outcome: unlessSafe(subject) })),
  passing("a reset", resetBeforeHeaders, (subject) => ({ kind: "network", outcome: unlessSafe(subject) })),
  passing("429 with seconds to wait", limited("7"), () => ({ ...rejected429, retryAfterMs: 7000 })),
  passing("429 with a date to wait for", inSeconds(7), () => ({ ...rejected429, retryAfterMs: 7000 })),
  passing("429 with nothing to wait", limited("0"), () => ({ ...rejected429, retryAfterMs: 0 })),
  passing("429 with an unreadable wait", limited("soon"), () => rejected429),
  {
    name: "429 with an hour to wait",
    moves: () => [limited("3600")],
    expect: () => ({ requests: 1, ...rejected429, retryAfterMs: 3_600_000 }),
  },
  {
    name: "429 with a wait beyond the deadline",
    moves: () => [limited("59")],
    expect: () => ({ requests: 1, ...rejected429, retryAfterMs: 59_000 }),
  },
  {
    name: "503, then 400",
    moves: () => [answer(503), answerJson(400, {})],
    expect: (subject) => ({ requests: 2, kind: "answer", status: 400, outcome: unlessSafe(subject) }),
    appliesTo: ({ isResent }) => isResent,
  },
  ...[503, 429].map((first) => ({
    name: `${first}, then 409 for the repeated key`,
    moves: () => [answer(first), answer(409, "duplicate")] as const,
    expect: () => ({ requests: 2, kind: "answer", status: 409, outcome: "unknown" }) as const,
    appliesTo: ({ isKeyed }: Subject) => isKeyed,
  })),
  {
    name: "headers that never come",
    moves: () => [stallHeaders],
    expect: (subject) => ({ requests: 1, kind: "timeout", outcome: unlessSafe(subject) }),
    silentAfter: "request",
  },
  {
    name: "a body that never ends",
    moves: () => [stallBody],
    expect: (subject) => ({ requests: 1, kind: "timeout", status: 200, outcome: unlessSafe(subject) }),
    silentAfter: "headers",
  },
  {
    ...passing("a silent attempt", stallHeaders, (subject) => ({
      kind: "timeout",
      outcome: unlessSafe(subject),
    })),
    attemptTimeoutMs: 1000,
    silentAfter: "request",
  },
];
