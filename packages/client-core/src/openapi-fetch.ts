import createFetchClient, { type Client } from "openapi-fetch";

/**
 * The path-typed client: openapi-fetch's verbs and types, without its middleware.
 */
export type HttpClient<Paths extends {}> = Pick<
  Client<Paths>,
  "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE"
>;

/** A request as a plain value: it can be sent again without cloning. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
}

/** What openapi-fetch is asked to serialise. */
export interface RequestParts {
  readonly params?: { readonly path?: object; readonly query?: object | undefined; readonly header?: object };
  readonly body?: unknown;
  readonly headers?: object | undefined;
}

/** How parameters and bodies become text. */
export interface Serialisers {
  readonly baseUrl: string;
  readonly pathSerializer: (template: string, values: Readonly<Record<string, unknown>>) => string;
  readonly querySerializer: (query: object) => string;
  readonly bodySerializer: (body: unknown) => unknown;
}

// openapi-fetch calls this with `new` in place of `Request`, which an arrow function would refuse. Building a
// real Request costs more than everything else it does.
function PlainRequest(url: string, init: object): object {
  return Object.assign(init, { url });
}

// Answers openapi-fetch with "no content", so that it returns at once, and hands the request out with it.
const capture = (request: WireRequest) => ({ status: 204, ok: true, headers: { get: () => null }, request });

type Request = (
  method: string,
  path: string,
  parts: RequestParts & { readonly fetch: typeof capture },
) => Promise<{ readonly response: ReturnType<typeof capture> }>;

/** Serialises requests as openapi-fetch does, and sends nothing. Rejects with whatever a serialiser throws. */
export const createRequestBuilder = (serialisers: Serialisers) => {
  const create = createFetchClient as (options: object) => { readonly request: unknown };
  const request = create({ ...serialisers, Request: PlainRequest }).request as Request;
  return async (method: string, path: string, parts: RequestParts): Promise<WireRequest> =>
    (await request(method, path, { ...parts, fetch: capture })).response.request;
};
