import { type Client, createHttp } from "@provider-clients/client-core/http";
import { provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { credentialsOf, type SoapClientOptions } from "./options.js";

/**
 * openapi-fetch's client for Soap, the payments company, with the credential, deadline, retries and checks of the
 * methods: for middleware, React Query (openapi-react-query) and SWR (swr-openapi).
 *
 * Resolves to `{ data, error, response }` for every HTTP answer; `error` is never falsy if the provider failed. Does
 * not validate.
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or invalid.
 * @example
 * ```ts
 * import { createSoapHttp } from "@provider-clients/soap/http";
 *
 * const soap = createSoapHttp({ apiKey: "…", environment: "sandbox" });
 * const { data, error } = await soap.GET("/api/v1/customers/search", {
 *   params: { query: { email: "jane@example.com" } },
 * });
 * ```
 */
export const createSoapHttp = (options: SoapClientOptions): Client<paths> =>
  createHttp<paths, SoapClientOptions>(provider, options, credentialsOf);
