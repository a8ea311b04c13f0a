import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  type CredentialSource,
  configurationError,
} from "@provider-clients/client-core";
import { provider } from "./generated/operations.js";

/**
 * The environments whose base URL Soap documents: only the sandbox. For production, set the `baseUrl` that Soap gave
 * you.
 */
export type SoapEnvironment = keyof typeof provider.environments;

/**
 * The options of `createSoapClient` and `createSoapHttp`: a credential, the base URL, and the options that all clients
 * share.
 */
export type SoapClientOptions = ClientOptions &
  BaseUrlOption<SoapEnvironment> & {
    /** The merchant's API key, or a function (possibly async) that returns it before each call. */
    readonly apiKey: Credential;
    /**
     * How the key is sent in the header: alone, as in every example of Soap's reference, or as `Bearer <key>`, as its
     * prose says. If a valid key is answered with 401, try the other one.
     *
     * @default "raw"
     */
    readonly authorizationScheme?: "raw" | "bearer";
  };

/** The key with the scheme that determines its form in the header. */
export const credentialsOf = ({
  apiKey,
  authorizationScheme = "raw",
}: SoapClientOptions): readonly CredentialSource[] => {
  if (authorizationScheme !== "raw" && authorizationScheme !== "bearer") {
    throw configurationError(provider, '`authorizationScheme` must be "raw" or "bearer".');
  }
  const scheme = authorizationScheme === "raw" ? "apiKey" : "bearer";
  return [{ scheme, option: "apiKey", value: apiKey }];
};
