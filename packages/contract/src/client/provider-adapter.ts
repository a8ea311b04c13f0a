import type { Json } from "../document/json.js";
import type { Operation } from "../document/operation.js";
import type { CallInput } from "./call-input.js";
import type { CallCredential, ClientAdapter, ClientFailure } from "./client-adapter.js";

/** What a client is created with for one call. */
export interface ClientSetup {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** A made-up secret of the named scheme. */
  readonly credential: CallCredential;
}

/**
 * The adapter of a client whose methods are named after the operations: path parameters in path order, then the
 * body, then one options object.
 *
 * @param create Gives a client that neither retries nor waits for long.
 */
export const createProviderAdapter = (create: (setup: ClientSetup) => object): ClientAdapter => ({
  async call(input, context) {
    const client = create({
      baseUrl: context.baseUrl,
      fetch: context.fetch,
      credential: context.credentials[0] ?? { scheme: "", value: "unused" },
    });
    const method: unknown = Reflect.get(client, context.operation.id);
    if (typeof method !== "function")
      throw new TypeError(`The client has no method ${context.operation.id}.`);
    return await Reflect.apply(method, client, argumentsOf(context.operation, input));
  },
  describeFailure,
});

const argumentsOf = (operation: Operation, input: CallInput): unknown[] => {
  const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = ""]) => name);
  const path = names.map((name) => input.path[name]);
  const body = operation.body ? [input.body] : [];
  const options: Record<string, unknown> = {};
  if (Object.keys(input.query).length > 0) options.query = input.query;
  const headers: Record<string, Json> = {};
  for (const [name, value] of Object.entries(input.headers)) {
    if (name.toLowerCase() === operation.keyHeader) options.idempotencyKey = value;
    else headers[name] = typeof value === "string" ? value : JSON.stringify(value);
  }
  if (Object.keys(headers).length > 0) options.headers = headers;
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

// Recognised by its shape: this package knows no client, and two copies of one have two classes.
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
