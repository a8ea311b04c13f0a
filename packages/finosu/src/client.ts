import { createClientCore } from "@provider-clients/client-core";
import { createOperations, type FinosuOperations, provider } from "./generated/operations.js";
import { credentialsOf, type FinosuClientOptions } from "./options.js";

/** One method per documented operation. */
export interface FinosuClient extends FinosuOperations {}

/**
 * A client for Finosu (AI calling for collections).
 *
 * @throws {ProviderError} of kind `configuration` if an option is missing or invalid.
 * @example
 * ```ts
 * import { createFinosuClient } from "@provider-clients/finosu";
 *
 * const finosu = createFinosuClient({ apiKey: "…", baseUrl: "https://finosu.example" });
 * const customer = await finosu.getCustomer("12345");
 * ```
 */
export const createFinosuClient = (options: FinosuClientOptions): FinosuClient => {
  const { call } = createClientCore(provider, options, credentialsOf);
  return createOperations(call);
};
