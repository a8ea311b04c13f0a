import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import { essenceOf, isJsonType } from "../wire/media-types.js";
import type { CallInput } from "./call-input.js";
import type { CallContext, CallCredential, ClientAdapter, ClientFailure } from "./client-adapter.js";

/** What a client is created with for one call. */
export interface ClientSetup {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** A fictitious secret for each scheme that the call uses; empty if it uses none. */
  readonly credentials: readonly CallCredential[];
  /** The first of them, for a client with one credential; an unused secret if there is none. */
  readonly credential: CallCredential;
}

/**
 * The adapter for a client whose methods are named after the operations: path parameters in path order, then the body,
 * then one options object.
 *
 * @param create returns a client that does not retry and does not wait long.
 * @param methodOf returns the method name of an operation, for clients that do not use the operationId.
 */
export const createProviderAdapter = (
  create: (setup: ClientSetup) => object,
  methodOf: (operationId: string) => string = (id) => id,
): ClientAdapter => ({
  async call(input, { baseUrl, fetch, credentials, operation, writeBody }) {
    const [credential = { scheme: "", value: "unused" }] = credentials;
    const client = create({ baseUrl, fetch, credentials, credential });
    const name = methodOf(operation.id);
    const method: unknown = Reflect.get(client, name);
    if (typeof method !== "function") throw new TypeError(`The client has no method ${name}.`);
    const body = bodyOf(operation, input.body, writeBody);
    return await Reflect.apply(method, client, argumentsOf(operation, { ...input, body }));
  },
  describeFailure,
});

/**
 * What a method takes as its body: text where the media type is text, whatever its schema; a Blob, which has a type,
 * where the document leaves the media type open (`image/*`); anything else as it is.
 */
const bodyOf = (
  { body: documented }: Operation,
  body: Json | undefined,
  writeBody: CallContext["writeBody"],
): Json | Blob | undefined => {
  if (body === undefined || (typeof body === "object" && body !== null) || !documented) return body;
  const written = writeBody(body);
  const type = essenceOf(written.contentType);
  if (isJsonType(type)) return body;
  const isNamed = documented.contents.some((each) => essenceOf(each.type) === type);
  return isNamed ? written.body : new Blob([written.body], { type });
};

const argumentsOf = (
  operation: Operation,
  input: Omit<CallInput, "body"> & { body: Json | Blob | undefined },
): unknown[] => {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const path = names.map((name) => input.path[name]);
  const body = operation.body ? [input.body] : [];
  const options: Record<string, unknown> = {};
  if (Object.keys(input.query).length > 0) options.query = input.query;
  const headers: Record<string, Json> = {};
  for (const [name, value] of Object.entries(input.headers)) {
    if (name.toLowerCase() === operation.keyHeader) options.idempotencyKey = value;
    else headers[name] = value;
  }
  if (Object.keys(headers).length > 0) options.headers = headers;
  if (Object.keys(input.cookies).length > 0) options.cookies = input.cookies;
  return [...path, ...body, ...(Object.keys(options).length > 0 ? [options] : [])];
};

const kinds: Readonly<Record<string, ClientFailure["kind"]>> = {
  "invalid-request": "not-sent",
  configuration: "other",
  answer: "answer",
  redirect: "redirect",
  unreadable: "unreadable",
  network: "other",
  timeout: "other",
};

// Recognised by shape: this package knows no client, and two copies of a client have two classes.
const describeFailure = (error: unknown): ClientFailure | undefined => {
  if (!(error instanceof Error)) return undefined;
  const kind = kinds[String(Reflect.get(error, "kind"))];
  if (!kind) return undefined;
  const status: unknown = Reflect.get(error, "status");
  return {
    kind,
    message: error.message,
    body: Reflect.get(error, "body"),
    ...(typeof status === "number" ? { status } : {}),
  };
};
