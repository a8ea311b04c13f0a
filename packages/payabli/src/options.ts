import type {
  BaseUrlOption,
  ClientOptions,
  Credential,
  CredentialSource,
} from "@provider-clients/client-core";
import type { provider } from "./generated/operations.js";

/** Environments whose base URL Payabli documents. */
export type PayabliEnvironment = keyof typeof provider.environments;

/** What `createPayabliClient` and `createPayabliHttp` take: a credential, where to send, and the options every client shares. */
export type PayabliClientOptions = ClientOptions &
  BaseUrlOption<PayabliEnvironment> & {
    /** The organization's API token, or a function (possibly async) that returns it before each call. */
    readonly requestToken: Credential;
  };

/** The token. */
export const credentialsOf = ({ requestToken }: PayabliClientOptions): readonly CredentialSource[] => [
  { scheme: "requestToken", option: "requestToken", value: requestToken },
];
