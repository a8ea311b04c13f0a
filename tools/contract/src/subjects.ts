import { type ContractSubject, createProviderAdapter } from "@provider-clients/contract";
import { createFinosuClient } from "@provider-clients/finosu";
import { validators as finosuValidators } from "@provider-clients/finosu/validators";
import { createPayabliClient } from "@provider-clients/payabli";
import { validators as payabliValidators } from "@provider-clients/payabli/validators";
import { createSoapClient } from "@provider-clients/soap";
import { validators as soapValidators } from "@provider-clients/soap/validators";
import { operationsOf } from "./operations-of.ts";

/** The providers whose documents are ours. Retries are off, so that one call is one request. */
export const ownSubjects: readonly ContractSubject[] = [
  {
    name: "finosu",
    document: "finosu",
    load: async () => ({
      validators: operationsOf(finosuValidators),
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createFinosuClient({ ...setup, apiKey: credential.value, retries: 0 });
      }),
    }),
  },
  {
    name: "soap",
    document: "soap",
    load: async () => ({
      validators: operationsOf(soapValidators),
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
      validators: operationsOf(payabliValidators),
      adapter: createProviderAdapter(({ credential, ...setup }) => {
        return createPayabliClient({ ...setup, requestToken: credential.value, retries: 0 });
      }),
    }),
  },
];
