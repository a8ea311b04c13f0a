import type { IdempotentCallOptions } from "@provider-clients/client-core";
import type {
  CreateCustomerRequest as FinosuNew,
  UpdateCustomerRequest as FinosuUpdate,
} from "@provider-clients/finosu";
import type {
  CreateCustomerRequest as SoapNew,
  UpdateCustomerRequest as SoapUpdate,
} from "@provider-clients/soap";
import type { PlannedRequest } from "./outcome.js";
import type { CustomerClients, Exchanges, FinosuTarget, OperationName, ProviderName } from "./targets.js";

type Body = Readonly<Record<string, unknown>>;

/** One request, and what sends it. */
export interface Prepared<Raw> extends Omit<PlannedRequest, "operationId"> {
  readonly send: (options: IdempotentCallOptions) => Promise<Raw>;
}

/** Works out one provider's request of one operation. */
export type Prepare<Name extends OperationName, Provider extends ProviderName> = (
  client: CustomerClients[Provider],
  target: Exchanges[Name][Provider]["target"],
  content: Body,
) => Prepared<Exchanges[Name][Provider]["raw"]>;

/** The requests of one operation. */
export type Requests<Name extends OperationName> = {
  readonly [Provider in ProviderName]: Prepare<Name, Provider>;
};

const finosuBody = ({ id, taskType, sync }: FinosuTarget, content: Body) => ({
  id,
  taskType,
  ...(sync && { sync }),
  ...content,
});

/** Every request of the facade. A body is checked field by field, in its table, so it is asserted whole here. */
export const requests: { readonly [Name in OperationName]: Requests<Name> } = {
  create: {
    finosu: (client, target, content) => {
      const body = finosuBody(target, content);
      return { path: {}, body, send: (options) => client.createCustomer(body as FinosuNew, options) };
    },
    soap: (client, _, body) => ({
      path: {},
      body,
      send: (options) => client.createCustomer(body as SoapNew, options),
    }),
    payabli: (client, { entry, query, idempotencyKey = crypto.randomUUID() }, body) => {
      const asked = query && { query };
      return {
        path: { entry },
        ...asked,
        body,
        send: (options) => client.createCustomer(entry, body, { ...options, ...asked, idempotencyKey }),
      };
    },
  },
  update: {
    finosu: (client, target, content) => {
      const { id } = target;
      const body = finosuBody(target, content);
      return {
        path: { id },
        body,
        send: (options) => client.updateCustomer(id, body as FinosuUpdate, options),
      };
    },
    soap: (client, { id }, body) => ({
      path: { id },
      body,
      send: (options) => client.updateCustomer(id, body as SoapUpdate, options),
    }),
    payabli: (client, { id }, body) => ({
      path: { customerId: id },
      body,
      send: (options) => client.updateCustomer(id, body, options),
    }),
  },
};
