import { createClientCore } from "@provider-clients/client-core";
import { createOperations, type PayabliOperations, provider } from "./generated/operations.js";
import { credentialsOf, type PayabliClientOptions } from "./options.js";

/** One method per documented operation. */
export interface PayabliClient extends PayabliOperations {}

/**
 * A client for Payabli (payments).
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or contradicts another.
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
  return createOperations(call);
};
