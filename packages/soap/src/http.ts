import { type Client, createHttp } from "@provider-clients/client-core/http";
import { provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { credentialsOf, type SoapClientOptions } from "./options.js";

/**
 * openapi-fetch's client for Soap, the payments company, over the same credential, deadline, retries and checks as the
 * methods: for middleware, React Query (openapi-react-query) and SWR (swr-openapi).
 *
 * It resolves to `{ data, error, response }` for every HTTP answer, and `error` is never falsy where the provider
 * failed. It does not validate.
 *
 * @throws {ProviderError} of kind `configuration` when an option is missing or not usable.
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
