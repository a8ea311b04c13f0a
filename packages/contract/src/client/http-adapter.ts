import type { Json } from "../document/json.js";
import type { Operation, SecurityScheme } from "../document/operation.js";
import { isJsonType } from "../wire/media-types.js";
import { fillPath, serialiseQuery, serialiseSimple } from "../wire/serialise.js";
import type { CallInput } from "./call-input.js";
import type { CallContext, CallCredential, ClientAdapter, ClientFailure } from "./client-adapter.js";

class HttpFailure extends Error {
  readonly failure: ClientFailure;
  constructor(failure: ClientFailure) {
    super(failure.message);
    this.failure = failure;
  }
}

/**
 * A client based only on the document: it sends what it is given, valid or not.
 *
 * @param isFailure returns true if the body of a successful answer reports a failure.
 */
export const createHttpAdapter = (isFailure: (body: unknown) => boolean = () => false): ClientAdapter => ({
  async call(input, context) {
    const { url, init } = httpRequest(input, context);
    const response = await context.fetch(url, { ...init, redirect: "manual" });
    const text = await response.text();
    const body = parse(text, response.headers.get("content-type") ?? undefined);
    if (response.ok && !isFailure(body)) return body;
    const kind = isRedirect(response.status) ? "redirect" : "answer";
    throw new HttpFailure({ kind, status: response.status, body, message: `answered ${response.status}` });
  },
  describeFailure: (error) => (error instanceof HttpFailure ? error.failure : undefined),
});

/** True for a redirect. A 304 answers a conditional request (RFC 9110 15.4.5). */
export const isRedirect = (status: number): boolean => status >= 300 && status < 400 && status !== 304;

/** The request for a call, as arguments of `fetch`. */
export const httpRequest = (input: CallInput, context: CallContext): { url: string; init: RequestInit } => {
  const { operation, baseUrl } = context;
  const query = new URLSearchParams(queryOf(operation, input));
  const headers: Record<string, string> = {};
  for (const parameter of operation.parameters.filter((each) => each.in === "header")) {
    const value = input.headers[parameter.name];
    if (value !== undefined) headers[parameter.name] = serialiseSimple(parameter, value);
  }
  const cookies = operation.parameters
    .filter((each) => each.in === "cookie" && input.cookies[each.name] !== undefined)
    .map((each) => `${each.name}=${serialiseSimple(each, input.cookies[each.name] ?? "")}`);
  for (const credential of context.credentials) addCredential(operation, credential, headers, query, cookies);
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  const written = input.body === undefined ? undefined : context.writeBody(input.body);
  if (written) headers["content-type"] = written.contentType;
  const search = query.size > 0 ? `?${query}` : "";
  return {
    url: `${baseUrl}${fillPath(operation.path, operation.parameters, input.path)}${search}`,
    init: { method: operation.method, headers, ...(written ? { body: written.body } : {}) },
  };
};

/** The names and values of a call's query. */
export const queryOf = (operation: Operation, input: CallInput): [string, string][] =>
  operation.parameters.flatMap((parameter) => {
    const isGiven = parameter.in === "query" && Object.hasOwn(input.query, parameter.name);
    const value = isGiven ? input.query[parameter.name] : undefined;
    return value === undefined ? [] : serialiseQuery(parameter, value);
  });

/** The operation's scheme for a credential. */
export const schemeOf = (operation: Operation, credential: CallCredential): SecurityScheme | undefined =>
  operation.security.flat().find(({ name }) => name === credential.scheme);

const addCredential = (
  operation: Operation,
  credential: CallCredential,
  headers: Record<string, string>,
  query: URLSearchParams,
  cookies: string[],
): void => {
  const scheme = schemeOf(operation, credential);
  if (!scheme) return;
  const text = scheme.prefix + credential.value;
  if (scheme.place === "header") headers[scheme.key] = text;
  if (scheme.place === "query") query.append(scheme.key, text);
  if (scheme.place === "cookie") cookies.push(`${scheme.key}=${text}`);
};

const parse = (text: string, contentType: string | undefined): Json | undefined => {
  if (text === "") return undefined;
  if (!isJsonType(contentType)) return text;
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // Labelled as JSON but invalid; compared as a string.
    return text;
  }
};
