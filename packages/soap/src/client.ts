import { createClientCore } from "@provider-clients/client-core";
import { createOperations, provider, type SoapOperations } from "./generated/operations.js";
import { credentialsOf, type SoapClientOptions } from "./options.js";

/** One method per documented operation. */
export interface SoapClient extends SoapOperations {}

/**
 * A client for Soap, the payments company.
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or contradicts another.
 * @example
 * ```ts
 * import { createSoapClient } from "@provider-clients/soap";
 *
 * const soap = createSoapClient({ apiKey: "…", environment: "sandbox" });
 * const found = await soap.searchCustomers({ query: { email: "jane@example.com" } });
 * ```
 */
export const createSoapClient = (options: SoapClientOptions): SoapClient => {
  const { call } = createClientCore(provider, options, credentialsOf);
  return createOperations(call);
};
