import type { IdempotentCallOptions, ProviderDefinition } from "@provider-clients/client-core";
import { type UpdateCustomerRequest as FinosuRequest, finosuProvider } from "@provider-clients/finosu";
import { type UpdateCustomerRequest as PayabliRequest, payabliProvider } from "@provider-clients/payabli";
import { type UpdateCustomerRequest as SoapRequest, soapProvider } from "@provider-clients/soap";
import { fromProvider } from "./mapping.js";
import type { PlannedRequest } from "./outcome.js";
import type { AnyTable } from "./table.js";
import { finosuTable } from "./tables/finosu.js";
import { payabliTable } from "./tables/payabli.js";
import { soapTable } from "./tables/soap.js";
import type { CustomerClients, Exchange, Exchanges, OperationName, ProviderName } from "./targets.js";

/** One request, and what sends it and reads the answer. */
export interface Call<Part extends Exchange<unknown, unknown, unknown, unknown>>
  extends Omit<PlannedRequest, "operationId"> {
  readonly send: (options: IdempotentCallOptions) => Promise<Omit<Part, "target">>;
}

type Prepare<Provider extends ProviderName> = {
  readonly [Operation in OperationName]: (
    client: CustomerClients[Provider],
    target: Exchanges[Operation][Provider]["target"],
    content: Readonly<Record<string, unknown>>,
  ) => Call<Exchanges[Operation][Provider]>;
};

/** What the facade knows about one provider. */
export interface Adapter<Provider extends ProviderName> extends Prepare<Provider> {
  readonly definition: ProviderDefinition;
  readonly table: AnyTable;
}

/** The providers. A body is checked field by field, in the type of its table, so it is asserted whole here. */
export const adapters: { readonly [Provider in ProviderName]: Adapter<Provider> } = {
  finosu: {
    definition: finosuProvider,
    table: finosuTable,
    update: (client, { id, taskType, sync }, content) => {
      const body = { id, taskType, ...(sync && { sync }), ...content };
      return {
        path: { id },
        body,
        send: async (options) => {
          const raw = await client.updateCustomer(id, body as FinosuRequest, options);
          return { id, record: fromProvider(finosuTable, raw), raw };
        },
      };
    },
  },
  soap: {
    definition: soapProvider,
    table: soapTable,
    update: (client, { id }, body) => ({
      path: { id },
      body,
      send: async (options) => {
        const raw = await client.updateCustomer(id, body as SoapRequest, options);
        return { id, record: fromProvider(soapTable, raw), raw };
      },
    }),
  },
  payabli: {
    definition: payabliProvider,
    table: payabliTable,
    update: (client, { id }, body) => ({
      path: { customerId: id },
      body,
      send: async (options) => {
        const raw = await client.updateCustomer(id, body as PayabliRequest, options);
        return { id, record: undefined, raw };
      },
    }),
  },
};
