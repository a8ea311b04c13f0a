import { refuseInexact } from "./exact-numbers.js";
import type { Operation, RequestBody } from "./operation.js";
import type { PathValues } from "./options.js";
import { RefusedValue } from "./refused-value.js";
import { writeQuery } from "./write-query.js";

/** A request as a plain value: it can be sent again without cloning. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

/** Header values by name; undefined leaves a header out. */
type HeaderValues = Readonly<Record<string, string | undefined>>;

/** What a request is made from. */
export interface RequestParts {
  readonly baseUrl: string;
  readonly path: PathValues;
  readonly query?: object | undefined;
  readonly body: unknown;
  /** Later ones replace earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
}

/**
 * Fills a path template in. Refuses values that would change the route or what they say.
 *
 * @throws {RefusedValue} naming the parameter and never its value.
 */
export const writePath = (template: string, values: Readonly<Record<string, unknown>>): string =>
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

const writeBody = (body: unknown): RequestBody =>
  body instanceof FormData ? body : JSON.stringify(body, refuseInexact);

const writeHeaders = (sets: RequestParts["headers"]): Headers => {
  const headers = new Headers();
  for (const set of sets) {
    // Programs without types give Headers, too; their entries would be dropped in silence.
    const pairs = set instanceof Headers ? [...set] : Object.entries(set ?? {});
    for (const [name, value] of pairs) {
      if (value !== undefined) {
        headers.set(name, value);
      }
    }
  }
  return headers;
};

// fetch would refuse them, in words that a lost connection may have as well.
const refuseUnsendable = (method: string, body: RequestBody | undefined): void => {
  if (/^(CONNECT|TRACE|TRACK)$/.test(method)) {
    throw new RefusedValue(`\`fetch\` sends no ${method} requests.`);
  }
  if (body !== undefined && /^(GET|HEAD)$/.test(method)) {
    throw new RefusedValue(`A ${method} request carries no body.`);
  }
};

/**
 * Writes a request down as HTTP.
 *
 * @throws {RefusedValue} for what would change the route, or cannot be sent as it is. What else is thrown may quote values.
 */
export const serialise = (operation: Operation, parts: RequestParts): WireRequest => {
  const { method, path, spread } = operation;
  const body = parts.body === undefined ? undefined : (operation.writeBody ?? writeBody)(parts.body);
  refuseUnsendable(method, body);
  const json = { "content-type": typeof body === "string" ? "application/json" : undefined };
  const headers = writeHeaders([json, ...parts.headers]);
  const query = (operation.writeQuery ?? writeQuery)(parts.query ?? {}, spread);
  return {
    url: `${parts.baseUrl}${writePath(path, parts.path)}${query && `?${query}`}`,
    method,
    headers,
    body,
  };
};
