import type {
  BaseUrlOption,
  ClientOptions,
  Credential,
  CredentialSource,
} from "@provider-clients/client-core";
import type { provider } from "./generated/operations.js";

/** The environments whose base URL Payabli documents. */
export type PayabliEnvironment = keyof typeof provider.environments;

/**
 * The options of `createPayabliClient` and `createPayabliHttp`: a credential, the base URL, and the options that all
 * clients share.
 */
export type PayabliClientOptions = ClientOptions &
  BaseUrlOption<PayabliEnvironment> & {
    /** The organization's API token, or a function (possibly async) that returns it before each call. */
    readonly requestToken: Credential;
  };

/** The token. */
export const credentialsOf = ({ requestToken }: PayabliClientOptions): readonly CredentialSource[] => [
  { scheme: "requestToken", option: "requestToken", value: requestToken },
];
