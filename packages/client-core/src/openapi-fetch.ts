import { type Client, mergeHeaders } from "openapi-fetch";

/**
 * openapi-fetch's path-typed verbs, without its middleware. Each answers with openapi-fetch's
 * `{ data, error, response }`.
 */
export type HttpClient<Paths extends {}> = Pick<
  Client<Paths>,
  "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE"
>;

export { mergeHeaders };
