import { type ContractSubject, createProviderAdapter, runContractCommand } from "@provider-clients/contract";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";

// `pnpm contract`: every provider's client against its document. Retries are off, so that one call is one request.
const subjects: ContractSubject[] = [
  {
    name: "finosu",
    document: "finosu",
    load: async () => ({
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createFinosuClient({ ...setup, apiKey: credential.value, retries: 0 });
      }),
    }),
  },
  {
    name: "soap",
    document: "soap",
    load: async () => ({
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        const authorizationScheme = credential.scheme === "bearer" ? "bearer" : "raw";
        return createSoapClient({ ...setup, apiKey: credential.value, authorizationScheme, retries: 0 });
      }),
    }),
  },
  {
    name: "payabli",
    document: "payabli",
    load: async () => ({
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createPayabliClient({ ...setup, requestToken: credential.value, retries: 0 });
      }),
    }),
  },
];

const rerun = (id: string) => `pnpm contract --case ${id}`;
process.exitCode = await runContractCommand(subjects, process.argv.slice(2), rerun);
