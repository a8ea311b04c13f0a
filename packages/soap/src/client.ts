import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  configurationError,
  createClientCore,
  type HttpClient,
} from "@provider-clients/client-core";
import { createOperations, provider, type SoapOperations } from "./generated/operations.js";
import type { paths } from "./generated/schema.js";

/** Environments whose base URL Soap documents. Production is not among them: give its `baseUrl` yourself. */
export type SoapEnvironment = keyof typeof provider.environments;

/** What {@link createSoapClient} takes: a credential, where to send, and the options every client shares. */
export type SoapClientOptions = ClientOptions &
  BaseUrlOption<SoapEnvironment> & {
    /** The merchant's API key, or a function (possibly async) that returns it before each call. */
    apiKey: Credential;
    /**
     * How the key stands in the header: alone, as every example of Soap's reference sends it, or as
     * `Bearer <key>`, as its prose says.
     *
     * @default "raw"
     */
    authorizationScheme?: "raw" | "bearer";
  };

/** One method per documented operation, and the path-typed client below them. */
export interface SoapClient extends SoapOperations {
  /** openapi-fetch's verbs over the same credential, deadline and retries: `{ data, error, response }` for any answer. */
  readonly http: HttpClient<paths>;
}

/**
 * A client for Soap, the payments company.
 *
 * @throws {ProviderError} of kind `configuration` when an option is missing or contradicts another.
 * @example
 * ```ts
 * import { createSoapClient } from "@provider-clients/soap";
 *
 * const soap = createSoapClient({ apiKey: "…", environment: "sandbox" });
 * const customer = await soap.updateCustomer("cus_123", { first_name: "Jane" });
 * ```
 */
export function createSoapClient(options: SoapClientOptions): SoapClient {
  const { authorizationScheme = "raw" } = options;
  if (authorizationScheme !== "raw" && authorizationScheme !== "bearer") {
    throw configurationError(provider, '`authorizationScheme` must be "raw" or "bearer".');
  }
  const { call, http } = createClientCore<paths>(provider, options, {
    ...provider.credentials[authorizationScheme === "raw" ? "apiKey" : "bearer"],
    option: "apiKey",
    value: options.apiKey,
  });
  return { ...createOperations(call), http };
}
