import type { ClientOptions, Credential, CredentialSource } from "@provider-clients/client-core";

/**
 * The options of `createFinosuClient` and `createFinosuHttp`: a credential, the base URL, and the options that all
 * clients share.
 */
export interface FinosuClientOptions extends ClientOptions {
  /** The company's API key, or a function (possibly async) that returns it before each call. */
  readonly apiKey: Credential;
  /** The API's base URL, `https://…`. Finosu documents none, so there is no default. */
  readonly baseUrl: string;
}

/** The key. */
export const credentialsOf = ({ apiKey }: FinosuClientOptions): readonly CredentialSource[] => [
  { scheme: "apiKey", option: "apiKey", value: apiKey },
];
