import {
  type BaseUrlOption,
  type ClientOptions,
  type Credential,
  type CredentialSource,
  configurationError,
} from "@provider-clients/client-core";
import { provider } from "./generated/operations.js";

/** Environments whose base URL Soap documents: the sandbox alone. In production give the `baseUrl` that Soap gave you. */
export type SoapEnvironment = keyof typeof provider.environments;

/** What `createSoapClient` and `createSoapHttp` take: a credential, where to send, and the options every client shares. */
export type SoapClientOptions = ClientOptions &
  BaseUrlOption<SoapEnvironment> & {
    /** The merchant's API key, or a function (possibly async) that returns it before each call. */
    readonly apiKey: Credential;
    /**
     * How the key stands in the header: alone, as every example of Soap's reference sends it, or as
     * `Bearer <key>`, as its prose says. Try the other one where a right key is answered with 401.
     *
     * @default "raw"
     */
    readonly authorizationScheme?: "raw" | "bearer";
  };

/** The key, for the scheme that says how it stands in the header. */
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
