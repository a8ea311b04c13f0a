import { createClientCore } from "@provider-clients/client-core";
import { type Customer, createOperations, type PayabliOperations, provider } from "./generated/operations.js";
import { type IterateCustomersOptions, iterateCustomers } from "./iterate-customers.js";
import { credentialsOf, type PayabliClientOptions } from "./options.js";

/** One method per documented operation. */
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
 * const customer = await payabli.getCustomer(998);
 * ```
 */
export const createPayabliClient = (options: PayabliClientOptions): PayabliClient => {
  const { call } = createClientCore(provider, options, credentialsOf);
  const operations = createOperations(call);
  return {
    ...operations,
    iterateCustomers: (entry, options) => iterateCustomers(operations.listCustomers, entry, options),
  };
};
