import { type Client, createHttp } from "@provider-clients/client-core/http";
import { provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { credentialsOf, type FinosuClientOptions } from "./options.js";

/**
 * openapi-fetch's client for Finosu (AI calling for collections), with the credential, deadline, retries and checks of
 * the methods: for middleware, React Query (openapi-react-query) and SWR (swr-openapi).
 *
 * Resolves to `{ data, error, response }` for every HTTP answer; `error` is never falsy if the provider failed. Does
 * not validate.
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or invalid.
 * @example
 * ```ts
 * import { createFinosuHttp } from "@provider-clients/finosu/http";
 *
 * const finosu = createFinosuHttp({ apiKey: "…", baseUrl: "https://finosu.example" });
 * const { data, error } = await finosu.GET("/customers/{id}", { params: { path: { id: "12345" } } });
 * ```
 */
export const createFinosuHttp = (options: FinosuClientOptions): Client<paths> =>
  createHttp<paths, FinosuClientOptions>(provider, options, credentialsOf);
