import type { ClientOptions, Credential, CredentialSource } from "@provider-clients/client-core";

/** What `createFinosuClient` and `createFinosuHttp` take: a credential, where to send, and the options every client shares. */
export interface FinosuClientOptions extends ClientOptions {
  /** The company's API key, or a function (possibly async) that returns it before each call. */
  readonly apiKey: Credential;
  /** Where the API lives, `https://…`. Finosu documents no base URL, so there is no default. */
  readonly baseUrl: string;
}

/** The key. */
export const credentialsOf = ({ apiKey }: FinosuClientOptions): readonly CredentialSource[] => [
  { scheme: "apiKey", option: "apiKey", value: apiKey },
];
