import { type Client, createHttp } from "@provider-clients/client-core/http";
import { provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { credentialsOf, type PayabliClientOptions } from "./options.js";

/**
 * openapi-fetch's client for Payabli (payments), with the credential, deadline, retries and checks of the methods: for
 * middleware, React Query (openapi-react-query) and SWR (swr-openapi).
 *
 * Resolves to `{ data, error, response }` for every HTTP answer; `error` is never falsy if the provider failed. Does
 * not validate. A 200 with `isSuccess: false` is `data` here: check it yourself.
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or invalid.
 * @example
 * ```ts
 * import { createPayabliHttp } from "@provider-clients/payabli/http";
 *
 * const payabli = createPayabliHttp({ requestToken: "…", environment: "sandbox" });
 * const { data, error } = await payabli.GET("/Customer/{customerId}", {
 *   params: { path: { customerId: 998 } },
 * });
 * ```
 */
export const createPayabliHttp = (options: PayabliClientOptions): Client<paths> =>
  createHttp<paths, PayabliClientOptions>(provider, options, credentialsOf);
