import { refuseLossy } from "./exact-numbers.js";
import type { Operation, ParameterWriter, RequestBody } from "./operation.js";
import type { PathValues } from "./options.js";
import { RefusedValue } from "./refused-value.js";
import { scalarText } from "./scalar-text.js";
import { writeQuery } from "./write-query.js";

/** A request as a plain value, which can be sent again without cloning. */
export interface WireRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestBody | undefined;
}

/** Header values by name; undefined omits a header. */
type HeaderValues = Readonly<Record<string, unknown>>;

/** The parts of a request. */
export interface RequestParts {
  readonly baseUrl: string;
  readonly path: PathValues;
  readonly query?: object | undefined;
  readonly cookies?: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
  /** Later headers replace earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
}

const none: ParameterWriter = () => null;

/**
 * Fills in a path template. Refuses values that would change the route or lose information.
 *
 * @throws {RefusedValue} naming the parameter and never its value.
 */
export const writePath = (
  template: string,
  values: Readonly<Record<string, unknown>>,
  write: ParameterWriter = none,
): string =>
  template.replace(/\{([^{}]+)\}/g, (_, name: string) => {
    const value = values[name];
    const styled = write("path", name, value);
    const text = styled === null ? encodeURIComponent(scalarText(name, value)) : (styled ?? "");
    if (/^\s*$|^\.\.?$|\p{Cc}/u.test(decodeURIComponent(text))) {
      throw new RefusedValue(`\`${name}\` must not be blank, "." or "..", and hold no control characters.`);
    }
    return text;
  });

const writeBody = (body: unknown): RequestBody => JSON.stringify(body, refuseLossy);

/**
 * Writes headers down; later sets replace earlier ones.
 *
 * @throws {RefusedValue} for a value that is no text. What else is thrown may quote values.
 */
export const writeHeaders = (sets: RequestParts["headers"], write: ParameterWriter = none): Headers => {
  const headers = new Headers();
  for (const set of sets) {
    // Untyped programs also pass Headers, whose entries would otherwise be dropped silently.
    const pairs = set instanceof Headers ? [...set] : Object.entries(set ?? {});
    for (const [name, value] of pairs) {
      const styled = value === undefined || value === null ? undefined : write("header", name, value);
      if (styled !== undefined) {
        headers.set(name, styled ?? scalarText(name, value));
      }
    }
  }
  return headers;
};

// fetch would refuse them with an error that looks like a lost connection.
const refuseUnsendable = (method: string, body: RequestBody | undefined): void => {
  if (/^(CONNECT|TRACE|TRACK)$/.test(method)) {
    throw new RefusedValue(`\`fetch\` sends no ${method} requests.`);
  }
  if (body !== undefined && /^(GET|HEAD)$/.test(method)) {
    throw new RefusedValue(`A ${method} request carries no body.`);
  }
};

/**
 * Writes a query, without its question mark.
 *
 * @throws {RefusedValue} for a value that its style cannot express.
 */
export const writeQueryString = (
  query: object,
  { spread, writeParameter = none }: Pick<Operation, "spread" | "writeParameter">,
): string =>
  Object.entries(query)
    .flatMap(([name, value]) => {
      const styled = value === undefined || value === null ? undefined : writeParameter("query", name, value);
      return styled === null ? writeQuery(name, value, spread?.includes(name)) : (styled ?? []);
    })
    .join("&");

/**
 * Builds the HTTP request.
 *
 * @throws {RefusedValue} for a value that would change the route or cannot be sent unchanged. Other errors that it
 * throws may quote values.
 */
export const serialise = (operation: Operation, parts: RequestParts): WireRequest => {
  const { method, path, writeParameter = none, answer, accept } = operation;
  const body = parts.body === undefined ? undefined : (operation.writeBody ?? writeBody)(parts.body);
  refuseUnsendable(method, body);
  const own = {
    accept: accept ?? (answer === "none" ? undefined : "application/json"),
    "content-type": body instanceof Blob ? body.type || undefined : body && "application/json",
    cookie: operation.writeCookies?.(parts.cookies ?? {}, writeParameter) || undefined,
  };
  const query = writeQueryString(parts.query ?? {}, operation);
  return {
    url: `${parts.baseUrl}${writePath(path, parts.path, writeParameter)}${query && `?${query}`}`,
    method,
    headers: writeHeaders([own, ...parts.headers], writeParameter),
    body,
  };
};
