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

/** What a target makes of a request: all but the customer, and what sends it. */
interface Prepared<Raw> extends Pick<PlannedRequest, "path" | "query"> {
  /** What the body says beside the customer. */
  readonly extras?: Body;
  readonly send: (body: Body, options: IdempotentCallOptions) => Promise<Raw>;
}

/** The requests of one operation, by provider. */
export type Requests<Operation extends OperationName> = {
  readonly [Provider in ProviderName]: (
    client: CustomerClients[Provider],
    target: Exchanges[Operation][Provider]["target"],
  ) => Prepared<Exchanges[Operation][Provider]["raw"]>;
};

const extras = ({ id, taskType, sync }: FinosuTarget): Body => ({ id, taskType, ...(sync && { sync }) });

/** Every request of the facade. A body is checked field by field, in its table, so it is asserted whole here. */
export const requests: { readonly [Operation in OperationName]: Requests<Operation> } = {
  create: {
    finosu: (client, target) => ({
      path: {},
      extras: extras(target),
      send: (body, options) => client.createCustomer(body as FinosuNew, options),
    }),
    soap: (client) => ({
      path: {},
      send: (body, options) => client.createCustomer(body as SoapNew, options),
    }),
    payabli: (client, { entry, query, idempotencyKey = crypto.randomUUID() }) => {
      const asked = query && { query };
      return {
        path: { entry },
        ...asked,
        send: (body, options) => client.createCustomer(entry, body, { ...options, ...asked, idempotencyKey }),
      };
    },
  },
  update: {
    finosu: (client, target) => ({
      path: { id: target.id },
      extras: extras(target),
      send: (body, options) => client.updateCustomer(target.id, body as FinosuUpdate, options),
    }),
    soap: (client, { id }) => ({
      path: { id },
      send: (body, options) => client.updateCustomer(id, body as SoapUpdate, options),
    }),
    payabli: (client, { id }) => ({
      path: { customerId: id },
      send: (body, options) => client.updateCustomer(id, body, options),
    }),
  },
};
