import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  createClientCore,
  type HttpClient,
} from "@provider-clients/client-core";
import { type Customer, createOperations, type PayabliOperations, provider } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";
import { type IterateCustomersOptions, iterateCustomers } from "./iterate-customers.js";

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
   * The records of a paypoint's whole list, page by page as they are asked for; each once, none lost, also while
   * the list changes.
   *
   * @param entry The paypoint's entrypoint name.
   * @param options Filters, order, page size, and the options of each call.
   * @throws {ProviderError} whatever `listCustomers` throws, and when the list holds more than `maxRecords`.
   */
  iterateCustomers(
    entry: string,
    options?: IterateCustomersOptions,
  ): AsyncGenerator<Customer, void, undefined>;
  /**
   * openapi-fetch's verbs over the same credential, deadline and retries: `{ data, error, response }` for any answer.
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
  const operations = createOperations(call);
  return {
    ...operations,
    iterateCustomers: (entry, options) => iterateCustomers(operations.listCustomers, entry, options),
    http,
  };
}
