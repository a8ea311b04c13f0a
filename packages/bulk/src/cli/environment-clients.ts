import { UsageError } from "@provider-clients/command-line";
import type { CustomerClients, ProviderName } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import type { MakeClients } from "../work/work.js";

type Environment = Readonly<Record<string, string | undefined>>;

/** The environment variables for each provider's client. */
export const environmentNotes = `Credentials come from the environment:
  finosu   FINOSU_API_KEY, FINOSU_BASE_URL
  soap     SOAP_API_KEY, and SOAP_ENVIRONMENT (sandbox) or SOAP_BASE_URL
  payabli  PAYABLI_REQUEST_TOKEN, and PAYABLI_ENVIRONMENT (production, sandbox) or PAYABLI_BASE_URL`;

const required = (environment: Environment, name: string): string => {
  const value = environment[name];
  if (value) return value;
  throw new UsageError(`Set ${name} in the environment.`);
};

/** One of a provider's named environments, or a URL. */
const addressOf = <Name extends string>(
  environment: Environment,
  prefix: string,
  known: readonly Name[],
): { readonly baseUrl: string } | { readonly environment: Name } => {
  const baseUrl = environment[`${prefix}_BASE_URL`];
  if (baseUrl) return { baseUrl };
  const name = known.find((one) => one === environment[`${prefix}_ENVIRONMENT`]);
  if (name !== undefined) return { environment: name };
  throw new UsageError(`Set ${prefix}_ENVIRONMENT to ${known.join(" or ")}, or ${prefix}_BASE_URL.`);
};

/** Creates the clients of these providers from the environment. Reports missing variables before anything is read. */
export const clientsFromEnvironment = (
  providers: readonly ProviderName[],
  environment: Environment,
): MakeClients => {
  const makers = {
    finosu: ({ fetch }: { fetch: typeof globalThis.fetch }) =>
      createFinosuClient({
        apiKey: required(environment, "FINOSU_API_KEY"),
        baseUrl: required(environment, "FINOSU_BASE_URL"),
        fetch,
      }),
    soap: ({ fetch }: { fetch: typeof globalThis.fetch }) =>
      createSoapClient({
        apiKey: required(environment, "SOAP_API_KEY"),
        ...addressOf(environment, "SOAP", ["sandbox"]),
        fetch,
      }),
    payabli: ({ fetch }: { fetch: typeof globalThis.fetch }) =>
      createPayabliClient({
        requestToken: required(environment, "PAYABLI_REQUEST_TOKEN"),
        ...addressOf(environment, "PAYABLI", ["production", "sandbox"]),
        fetch,
      }),
  };
  const make: MakeClients = (given): Partial<CustomerClients> =>
    Object.fromEntries(providers.map((provider) => [provider, makers[provider](given)]));
  make({ fetch });
  return make;
};

/** Clients that send nothing, for a dry run without credentials. */
export const clientsForPlanning: MakeClients = (given) => {
  const baseUrl = "https://nothing-is-sent.invalid";
  return {
    finosu: createFinosuClient({ apiKey: "none", baseUrl, ...given }),
    soap: createSoapClient({ apiKey: "none", baseUrl, ...given }),
    payabli: createPayabliClient({ requestToken: "none", baseUrl, ...given }),
  };
};
