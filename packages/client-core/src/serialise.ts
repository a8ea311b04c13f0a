import { RefusedValue, refuseInexact } from "./exact-numbers.js";
import { type Exchange, fail } from "./exchange.js";
import type { HeaderValues } from "./http-client.js";
import { mergeHeaders } from "./openapi-fetch.js";
import type { Operation, RequestBody } from "./operation.js";

/** A request as a plain value: it can be sent again without cloning. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

type Values = Readonly<Record<string, unknown>>;

/** What a request is made from. */
export interface RequestParts {
  readonly params?:
    | {
        readonly path?: Values;
        readonly query?: object | undefined;
        readonly header?: HeaderValues | undefined;
      }
    | undefined;
  readonly body?: unknown;
  readonly headers?: HeaderValues | undefined;
  readonly querySerializer?: Operation["writeQuery"] | undefined;
  readonly bodySerializer?: Operation["writeBody"] | undefined;
}

const unsendable = "A value cannot be written as HTTP or JSON.";

const writePath = (template: string, values: Values): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const text =
      typeof value === "string" || typeof value === "bigint" || Number.isSafeInteger(value) ? `${value}` : "";
    if (/^\s*$|^\.\.?$|\p{Cc}/u.test(text)) {
      throw new RefusedValue(
        `\`${name}\` must be an exact integer or a string that is not blank, "." or "..".`,
      );
    }
    return encodeURIComponent(text);
  });

const pairs = (name: string, value: unknown): string[] =>
  Object(value) === value
    ? Object.entries(value as object).flatMap(([key, member]) =>
        pairs(Array.isArray(value) ? name : name ? `${name}[${key}]` : key, member),
      )
    : value === undefined || value === null
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(String(refuseInexact(name, value)))}`];

/**
 * As openapi-fetch writes queries by default (arrays repeat the name, objects become name[key]), except that
 * names are encoded as values are, and that the members of a spread parameter stand bare (style form, exploded).
 */
const writeQuery = (query: object, spread: readonly string[] = []): string =>
  Object.entries(query)
    .flatMap(([name, value]) => pairs(spread.includes(name) ? "" : name, value))
    .join("&");

const writeBody = (body: unknown): RequestBody =>
  body instanceof FormData ? body : JSON.stringify(body, refuseInexact);

const write = ({ operation, options, baseUrl }: Exchange, parts: RequestParts): WireRequest => {
  const { method, path, spread } = operation;
  const {
    params = {},
    querySerializer = operation.writeQuery ?? writeQuery,
    bodySerializer = operation.writeBody ?? writeBody,
  } = parts;
  const body = parts.body === undefined ? undefined : bodySerializer(parts.body, writeQuery);
  const own = {
    "content-type": typeof body === "string" ? "application/json" : undefined,
    "user-agent": options.userAgent,
  };
  const headers = mergeHeaders(own, parts.headers, params.header);
  const query = querySerializer(params.query ?? {}, spread, writeQuery);
  const url = baseUrl + writePath(path, params.path ?? {}) + query.replace(/^\??(?=.)/, "?");
  return { url, method, headers, body };
};

/** Serialises a request as openapi-fetch does. Refuses values that would change the route or what they say. */
export const serialise = (exchange: Exchange, parts: RequestParts): WireRequest => {
  try {
    return write(exchange, parts);
  } catch (error) {
    // Other errors quote the value that they refuse.
    const problem = error instanceof RefusedValue ? error.message : unsendable;
    throw fail(exchange, "invalid-request", problem);
  }
};
