import { type ContractCase, wrongMediaType } from "../cases/contract-case.js";
import type { CallCredential, ClientAdapter } from "../client/client-adapter.js";
import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { writePrefer } from "../mock/prefer.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { chosenMedia, type WrittenBody, writeBody } from "../wire/body.js";
import { isJsonType } from "../wire/media-types.js";
import type { GivenAnswer, ObservedCall, Outcome, ReceivedAnswer, SentRequest } from "./observed-call.js";
import type { Transport, TransportAnswer } from "./transport.js";
import type { WireMutation } from "./wire-mutation.js";

/** The environment in which calls are made. */
export interface CallRuntime {
  readonly adapter: ClientAdapter;
  readonly transport: Transport;
  readonly readers: Readers;
  /** The secret for each security scheme. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly deadlineMs: number;
  readonly mutation?: WireMutation;
}

/** The parts of a case that determine the call. */
export type CallPlan = Pick<ContractCase, "operation" | "input" | "schemes" | "prefer" | "answer" | "edit">;

/** Makes one call through the client and records everything that leaves and enters it. Never rejects. */
export const observeCall = async (plan: CallPlan, runtime: CallRuntime): Promise<ObservedCall> => {
  const seen: {
    sent?: SentRequest;
    answer?: ReceivedAnswer;
    recorded?: TransportAnswer["recorded"];
    count: number;
  } = { count: 0 };
  const probe: typeof fetch = async (input, init) => {
    seen.count++;
    const left = await readRequest(input, init);
    const edited = edit(runtime.mutation?.request?.(left) ?? left, plan);
    seen.sent = edited;
    const { recorded, ...answer } = await runtime.transport.send(
      withPreference(edited, plan),
      init?.signal ?? undefined,
    );
    seen.recorded = recorded;
    const given = scripted(plan) ?? answer;
    // The client is checked against the server's real answer, whatever a mutation changes on the way.
    seen.answer = given;
    return toResponse(runtime.mutation?.answer?.(given) ?? given);
  };
  const credentials = plan.schemes.map(
    (scheme): CallCredential => ({ scheme, value: runtime.secrets[scheme] ?? "secret" }),
  );
  const { operation, input } = plan;
  const context = {
    operation,
    baseUrl: runtime.transport.baseUrl,
    fetch: probe,
    credentials,
    writeBody: bodyWriter(runtime.readers.request, operation),
  };
  const call = runtime.adapter.call(input, context).then((data): Outcome => ({ kind: "data", data }));
  const outcome = await withDeadline(call, runtime.deadlineMs).catch((error: unknown) =>
    outcomeOf(runtime.adapter, error),
  );
  return {
    outcome,
    sentCount: seen.count,
    ...(seen.sent ? { sent: seen.sent } : {}),
    ...(seen.recorded ? { recorded: seen.recorded } : {}),
    ...(seen.answer ? { answer: givenAnswer(seen.answer) } : {}),
  };
};

const bodyWriter = (reader: SchemaReader, { body }: Operation): ((value: Json) => WrittenBody) => {
  const media = chosenMedia(reader, body?.contents ?? []);
  return (value) =>
    media
      ? writeBody(reader, media, value)
      : { body: JSON.stringify(value), contentType: "application/json" };
};

const readRequest = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<SentRequest> => {
  const { method = "GET", headers, body = null } = init;
  if (!(input instanceof Request) && (body === null || typeof body === "string")) {
    // A fast path for nearly every client; avoids creating a Request only to take it apart again.
    const sent = { method: method.toUpperCase(), url: new URL(input).href };
    const named = Object.fromEntries(new Headers(headers));
    return { ...sent, headers: named, ...(body === null ? {} : { body }) };
  }
  const request = new Request(input, init);
  const text = request.body === null ? undefined : await request.text();
  const sent = { method: request.method, url: request.url, headers: Object.fromEntries(request.headers) };
  return { ...sent, ...(text === undefined ? {} : { body: text }) };
};

const edit = (sent: SentRequest, plan: CallPlan): SentRequest => {
  if (plan.edit === "wrong-media-type")
    return { ...sent, headers: { ...sent.headers, "content-type": wrongMediaType } };
  return plan.edit === "remove-credential" ? withoutCredential(sent, plan.operation) : sent;
};

const withoutCredential = (sent: SentRequest, { security }: Operation): SentRequest => {
  const headers = { ...sent.headers };
  const url = new URL(sent.url);
  for (const { place, key } of security.flat()) {
    if (place === "header") delete headers[key];
    if (place === "query") url.searchParams.delete(key);
    if (place === "cookie") delete headers.cookie;
  }
  return { ...sent, headers, url: url.href };
};

const withPreference = (sent: SentRequest, { prefer, answer }: CallPlan): SentRequest => {
  if (!prefer || answer) return sent;
  const { prefer: own } = sent.headers;
  const wishes = [own, writePrefer(prefer)].filter((each) => each !== undefined && each !== "");
  return { ...sent, headers: { ...sent.headers, prefer: wishes.join(", ") } };
};

const scripted = ({ answer }: CallPlan): ReceivedAnswer | undefined => {
  if (!answer) return undefined;
  const headers = answer.contentType ? { "content-type": answer.contentType } : {};
  return {
    status: answer.status,
    headers,
    body: answer.body === undefined ? "" : JSON.stringify(answer.body),
  };
};

const toResponse = ({ status, headers, body }: ReceivedAnswer): Response => {
  // The runtime does not allow a body for these statuses.
  const isEmpty = status === 204 || status === 205 || status === 304;
  const { "content-encoding": _, "content-length": __, ...rest } = headers;
  return new Response(isEmpty ? null : body, { status, headers: rest });
};

const givenAnswer = (received: ReceivedAnswer): GivenAnswer => ({
  status: received.status,
  contentType: received.headers["content-type"],
  body: parseAnswer(received),
});

const parseAnswer = ({ body, headers }: ReceivedAnswer): Json | undefined => {
  if (body === "") return undefined;
  if (!isJsonType(headers["content-type"])) return body;
  try {
    const value: Json = JSON.parse(body);
    return value;
  } catch {
    // A mutant may have broken the JSON. The client must report that; here the string is enough.
    return body;
  }
};

const outcomeOf = (adapter: ClientAdapter, error: unknown): Outcome => {
  const failure = adapter.describeFailure(error);
  if (failure) return { kind: "failure", failure };
  return { kind: "crash", message: messageOf(error) };
};

const messageOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.message || error.cause.name})` : "";
  return `${error.name}: ${error.message}${cause}`;
};

const withDeadline = async <Value>(promise: Promise<Value>, deadlineMs: number): Promise<Value> => {
  const deadline = Promise.withResolvers<Value>();
  const timer = setTimeout(() => deadline.reject(new Error(`no end within ${deadlineMs} ms`)), deadlineMs);
  try {
    return await Promise.race([promise, deadline.promise]);
  } finally {
    clearTimeout(timer);
  }
};
