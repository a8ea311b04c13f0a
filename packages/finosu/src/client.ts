import {
  type ClientOptions,
  type Credential,
  createClientCore,
  type HttpClient,
} from "@provider-clients/client-core";
import { createOperations, type FinosuOperations, provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";

/** What {@link createFinosuClient} takes: a credential, where to send, and the options every client shares. */
export interface FinosuClientOptions extends ClientOptions {
  /** The company's API key, or a function (possibly async) that returns it before each call. */
  apiKey: Credential;
  /** Where the API lives, `https://…`. Finosu documents no base URL, so there is no default. */
  baseUrl: string;
}

/** One method per documented operation, and the path-typed client below them. */
export interface FinosuClient extends FinosuOperations {
  /** openapi-fetch's verbs over the same credential, deadline and retries: `{ data, error, response }` for any answer. */
  readonly http: HttpClient<paths>;
}

/**
 * A client for Finosu (AI calling for collections).
 *
 * @throws {ProviderError} of kind `configuration` when an option is missing or not usable.
 * @example
 * ```ts
 * import { createFinosuClient } from "@provider-clients/finosu";
 *
 * const finosu = createFinosuClient({ apiKey: "…", baseUrl: "https://finosu.example" });
 * const customer = await finosu.updateCustomer("12345", { id: "12345", taskType: "collections", city: "Oakland" });
 * ```
 */
export function createFinosuClient(options: FinosuClientOptions): FinosuClient {
  const { call, http } = createClientCore<paths>(provider, options, {
    ...provider.credentials.apiKey,
    option: "apiKey",
    value: options.apiKey,
  });
  return { ...createOperations(call), http };
}
