import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  createClientCore,
  type HttpClient,
} from "@provider-clients/client-core";
import { createOperations, type PayabliOperations, provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";

/** Environments whose base URL Payabli documents. */
export type PayabliEnvironment = keyof typeof provider.environments;

/** What {@link createPayabliClient} takes: a credential, where to send, and the options every client shares. */
export type PayabliClientOptions = ClientOptions &
  BaseUrlOption<PayabliEnvironment> & {
    /** The organization's API token, or a function (possibly async) that returns it before each call. */
    requestToken: Credential;
  };

/** One method per documented operation, and the path-typed client below them. */
export interface PayabliClient extends PayabliOperations {
  /**
   * openapi-fetch over the same credential, deadline and retries: `{ data, error, response }` for any answer.
   * The failure envelope is not applied here: a 200 with `isSuccess: false` is `data`.
   */
  readonly http: HttpClient<paths>;
}

/**
 * A client for Payabli (payments).
 *
 * @throws {ProviderError} of kind `configuration` when an option is missing or contradicts another.
 * @example
 * ```ts
 * import { createPayabliClient } from "@provider-clients/payabli";
 *
 * const payabli = createPayabliClient({ requestToken: "…", environment: "sandbox" });
 * const answer = await payabli.updateCustomer(998, { firstname: "Jane" });
 * ```
 */
export function createPayabliClient(options: PayabliClientOptions): PayabliClient {
  const { call, http } = createClientCore<paths>(provider, options, {
    ...provider.credentials.requestToken,
    option: "requestToken",
    value: options.requestToken,
  });
  return { ...createOperations(call), http };
}
