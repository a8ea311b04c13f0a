import type { RequestBody } from "./operation.js";
import type { CallOptions } from "./options.js";

/** The verbs of HTTP that a path item of OpenAPI can have. */
type Verb = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** Header values by name, as `fetch` takes them or with other primitives; `null` removes a header. */
export type HeaderValues =
  | NonNullable<RequestInit["headers"]>
  | Readonly<Record<string, string | number | boolean | (string | number | boolean)[] | null | undefined>>;

/** What an answer's body can be read as. */
interface Readings<Json> {
  readonly json: Json;
  readonly text: string;
  readonly blob: Blob;
  readonly arrayBuffer: ArrayBuffer;
  readonly stream: Response["body"];
}

/** The ways to read a body that `parseAs` names. */
type Way = keyof Readings<unknown>;

/** What can be said about one call of `http`, its parameters and its body aside. */
export interface HttpOptions<Reading extends Way = "json"> extends Omit<CallOptions, "headers"> {
  /** Extra request headers. The credential's header cannot be replaced. */
  readonly headers?: HeaderValues | undefined;
  /**
   * What a 2xx answer is read as; other answers are read as JSON where they are JSON, else as text.
   * @default "json"
   */
  readonly parseAs?: Reading | undefined;
}

type PathsWith<Paths, Method extends string> = {
  [Path in keyof Paths]: Paths[Path] extends Readonly<Record<Method, object>> ? Path : never;
}[keyof Paths];

type OperationAt<Paths, Path extends keyof Paths, Method extends string> = Paths[Path][Method &
  keyof Paths[Path]];

type Content<Message> = Message extends { readonly content: infer Types } ? Types[keyof Types] : undefined;

type Answers<Responses, Status extends string> = {
  [Each in keyof Responses]: `${Each & (string | number)}` extends Status ? Content<Responses[Each]> : never;
}[keyof Responses];

// A browser lets no script set a cookie, so that cookie parameters are not sent and not offered.
type Sendable<Parameters> = Omit<Parameters, "cookie">;

type Query<Parameters> = Parameters extends { readonly query?: infer Values } ? NonNullable<Values> : never;

type Params<Parameters> = (object extends Sendable<Parameters>
  ? { readonly params?: Sendable<Parameters> | undefined }
  : { readonly params: Sendable<Parameters> }) & {
  /** Writes the query, in place of the document's style. */
  readonly querySerializer?: ((query: Query<Parameters>) => string) | undefined;
};

type Body<Message> = {
  /** Writes the body, in place of the document's media type. */
  readonly bodySerializer?: ((body: Content<NonNullable<Message>>) => RequestBody) | undefined;
} & (undefined extends Message
  ? { readonly body?: Content<NonNullable<Message>> | undefined }
  : { readonly body: Content<Message> });

/** What a call of one operation in a document's `paths` takes. */
export type HttpInit<Op, Reading extends Way = "json"> = HttpOptions<Reading> &
  (Op extends { readonly parameters: infer Parameters } ? Params<Parameters> : unknown) &
  (Op extends { readonly requestBody: infer Message }
    ? Body<Message>
    : Op extends { readonly requestBody?: infer Message }
      ? Body<Message | undefined>
      : unknown);

/** What a call of one operation in a document's `paths` resolves to: one of `data` and `error`. */
export type HttpResult<Op, Reading extends Way = "json"> = Op extends {
  readonly responses: infer Responses;
}
  ?
      | {
          readonly data: Readings<Answers<Responses, `2${string}`>>[Reading];
          readonly error?: never;
          readonly response: Response;
        }
      | {
          readonly data?: never;
          readonly error: Answers<Responses, `${4 | 5}${string}` | "default">;
          readonly response: Response;
        }
  : never;

type Send<Paths, Method extends string> = <
  Path extends PathsWith<Paths, Method>,
  Reading extends Way = "json",
>(
  path: Path,
  ...init: object extends HttpInit<OperationAt<Paths, Path, Method>>
    ? [init?: HttpInit<OperationAt<Paths, Path, Method>, Reading>]
    : [init: HttpInit<OperationAt<Paths, Path, Method>, Reading>]
) => Promise<HttpResult<OperationAt<Paths, Path, Method>, Reading>>;

/**
 * One path-typed function per verb that the document uses. Each takes what openapi-fetch takes, as far as it has
 * an effect here, and answers with openapi-fetch's `{ data, error, response }`.
 *
 * The types are our own, and a test compares them with openapi-fetch's: to check its declarations costs a consumer
 * without `skipLibCheck` more than to check 200 operations.
 */
export type HttpClient<Paths extends {}> = {
  readonly [Each in Verb as PathsWith<Paths, Lowercase<Each>> extends never ? never : Each]: Send<
    Paths,
    Lowercase<Each>
  >;
};
