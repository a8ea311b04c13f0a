import createFetchClient, { type Client, defaultBodySerializer } from "openapi-fetch";
import { readContent } from "./answer.js";
import type { Reply } from "./attempt.js";
import type { CallContext, Client as Settings } from "./call-context.js";
import type { ClientOptions } from "./client-options.js";
import { createClient } from "./create-client.js";
import { emitError, errorOf } from "./error-of.js";
import { refuseInexact } from "./exact-numbers.js";
import type { FetchExtras } from "./fetch.js";
import { findOperation } from "./find-operation.js";
import { type HttpCall, refuse, refusing, withStyles } from "./http-parameters.js";
import type { ProviderDefinition } from "./operation.js";
import type { BaseUrlInput, CredentialSource } from "./options.js";
import { addKey } from "./prepare.js";
import { type Prepared, reasonOf, type Sent, send } from "./send.js";
import { within } from "./within.js";

export type { Client } from "openapi-fetch";

// Its types omit the headers argument, by which it chooses between JSON and a form.
const writeBody: (body: unknown, headers?: unknown) => string = defaultBodySerializer;

const writeExactBody: typeof writeBody = (body, headers) => {
  JSON.stringify(body, refuseInexact);
  return writeBody(body, headers);
};

// What a request has of each where nobody asked for anything. workerd refuses some of them even then.
const usual = {
  cache: "default",
  credentials: "same-origin",
  integrity: "",
  keepalive: false,
  mode: "cors",
} as const;

/** The further options of a call of openapi-fetch, which leaves members that are not standard on the request. */
const extrasOf = (given: Request): FetchExtras => {
  const asked = Object.entries(usual).flatMap(([name, otherwise]) => {
    const value: unknown = Reflect.get(given, name);
    return value === undefined || value === otherwise ? [] : [[name, value] as const];
  });
  return Object.fromEntries([...Object.entries(given), ...asked]);
};

/** Prepares a request of openapi-fetch for the transport that the methods use. */
const prepareRequest = async (
  { client, operation, startedAt }: CallContext,
  given: Request,
): Promise<Prepared> => {
  const { limits, options } = client;
  const { method, url, signal } = given;
  const headers = new Headers(given.headers);
  for (const [name, value] of Object.entries({ "user-agent": options.userAgent, ...options.headers })) {
    if (value !== undefined && !headers.has(name)) headers.set(name, value);
  }
  // Read completely, so that it can be sent again. A body that is a stream may never end, hence the limit.
  const leftMs = startedAt + limits.timeoutMs - Date.now();
  const read = await within(leftMs, signal, () => given.arrayBuffer());
  const bytes = read.by === "itself" && read.value.byteLength > 0 ? read.value : undefined;
  const request = { url, method, headers, body: bytes };
  const key = addKey(operation, request, limits.retries);
  return {
    request,
    limits,
    init: { ...options.init, ...extrasOf(given) },
    signal,
    secrets: key ? [key] : [],
    before: { key: !!key },
    isRepeatable: !!(operation.idempotent || key),
  };
};

// Without TRACE, which `fetch` refuses.
const verbs = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH"];

/** Statuses whose answers have no body. */
const bodiless = [204, 205, 304];

/**
 * The response for openapi-fetch. A failure whose body is empty or a falsy value gets our own message as JSON, so that
 * code that tests `error` sees the failure (openapi-typescript #2070, #2463).
 */
const toResponse = ({ response, bytes }: Reply, method: string, error: Error, maxBytes: number): Response => {
  const { status, statusText, ok } = response;
  const headers = new Headers([...response.headers]);
  if (ok || status === 304) {
    return new Response(bodiless.includes(status) ? null : bytes, { status, statusText, headers });
  }
  if (method === "HEAD" || status > 599) {
    // This response cannot have a body or such a status.
    throw error;
  }
  const [words] = readContent(bytes, maxBytes);
  // openapi-fetch ignores a body whose length is 0.
  headers.delete("content-length");
  return new Response(words ? bytes : JSON.stringify(error), { status, statusText, headers });
};

/** Rejects an answer that openapi-fetch would parse wrongly: it rounds numbers, and its errors quote invalid JSON. */
const checkJson = (sent: Sent, maxBytes: number): Sent => {
  if (sent.failure || !sent.reply.response.ok || !sent.reply.bytes?.length) {
    return sent;
  }
  const [body, problem] = readContent(sent.reply.bytes, maxBytes);
  return problem === undefined ? sent : { ...sent, failure: { kind: "unreadable", hint: problem, body } };
};

/** Sends a request the way the methods do. Rejects if there is no answer to return. */
const transport = async (client: Settings, given: Request, way: string): Promise<Response> => {
  const { definition, baseUrl, limits } = client;
  const operation = findOperation(definition.operations, baseUrl, given);
  if (!operation) {
    throw refuse(definition, "Its document has no such operation.");
  }
  const call: CallContext = { client, operation, startedAt: Date.now() };
  const prepared = await prepareRequest(call, given);
  const answered = await send(call, prepared);
  const sent = way === "json" ? checkJson(answered, limits.maxResponseBytes) : answered;
  const { before, isRepeatable } = prepared;
  const { attempts, retryAfterMs } = sent;
  const history = { attempts, retryAfterMs, before, isRepeatable };
  if (sent.failure) {
    const error = errorOf(call, sent.failure, history);
    emitError(call, history, error);
    // openapi-fetch treats a falsy reason as none.
    throw reasonOf(sent.failure, prepared, error) || error;
  }
  const error = errorOf(call, { kind: "answer", hint: "It sent no details." }, history);
  return toResponse(sent.reply, given.method, error, limits.maxResponseBytes);
};

/**
 * openapi-fetch's client with the credential, deadline, retries and route checks of the methods.
 *
 * Resolves to `{ data, error, response }` for every HTTP answer: `error` is never falsy for a status of 400 or more,
 * and a 304 is an answer. Rejects with a `ProviderError` if there is no answer, for a redirect, and for a 2xx that is
 * not JSON when JSON is read. It does not detect failures inside a 2xx, and does not validate.
 *
 * @throws {ConfigurationError} if an option is missing, malformed or contradicts another.
 */
export const createHttp = <Paths extends {}, Options extends ClientOptions & BaseUrlInput>(
  definition: ProviderDefinition,
  options: Options,
  credentialsOf: (options: Options) => readonly CredentialSource[],
): Client<Paths> => {
  const client = createClient(definition, options, credentialsOf);
  // openapi-fetch tells a middleware how an answer will be parsed, but not its `fetch`.
  const ways = new WeakMap<Request, string>();
  const http = createFetchClient<Paths>({
    baseUrl: client.baseUrl,
    fetch: (request) => transport(client, request, ways.get(request) ?? "json"),
    bodySerializer: refusing(definition, writeExactBody),
  });
  http.use({
    onRequest: ({ request, options: { parseAs } }) => {
      ways.set(request, parseAs);
    },
  });
  const { request } = http;
  const call = async (method: string, path: string, given?: HttpCall): Promise<object> =>
    Reflect.apply(request, http, [method, path, withStyles(definition, method.toUpperCase(), path, given)]);
  const calls = verbs.map((verb) => [verb, call.bind(undefined, verb)] as const);
  return Object.assign(http, Object.fromEntries(calls), { request: call });
};
