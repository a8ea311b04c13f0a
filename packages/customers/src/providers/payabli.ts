import {
  type CreateCustomerQuery,
  type CreateCustomerResult,
  type Customer,
  type PayabliClient,
  payabliProvider,
  type ResultEnvelope,
  type UpdateCustomerRequest,
} from "@provider-clients/payabli";
import { phone, standardOffset, textMetadata } from "../codecs.js";
import type { Prepared } from "../request.js";
import type { Table } from "../table.js";

/** Payabli: its name of each field in requests, and in answers where it differs. You write `firstname` and read `Firstname`. */
export const payabliTable = {
  externalId: ["customerNumber"],
  firstName: ["firstname", "Firstname"],
  lastName: ["lastname", "Lastname"],
  company: ["company", "Company"],
  email: ["email", "Email"],
  phone: ["phone", "Phone", phone],
  "address.line1": ["address", "Address"],
  "address.line2": ["address1", "Address1"],
  "address.city": ["city", "City"],
  "address.state": ["state", "State"],
  "address.postalCode": ["zip", "Zip"],
  "address.country": ["country", "Country"],
  timeZone: ["timeZone", null, standardOffset],
  metadata: ["additionalFields", "AdditionalFields", textMetadata],
} as const satisfies Table<UpdateCustomerRequest, Customer>;

type Fields = Omit<UpdateCustomerRequest, (typeof payabliTable)[keyof typeof payabliTable][0]>;

/** A customer at Payabli. */
export interface PayabliTarget {
  /** Payabli's `customerId`. */
  readonly id: number | bigint;
  /**
   * What only Payabli has, and `customerNumber`: Payabli wants a value for one of the identifiers that your
   * paypoint has configured, also where it does not change. `externalId` among the changes wins over it.
   */
  readonly fields?: Fields & Pick<UpdateCustomerRequest, "customerNumber">;
}

/** A customer to be created at Payabli. */
export interface PayabliCreateTarget {
  /** The paypoint's entrypoint name. */
  readonly entry: string;
  /** What to do about a customer who is there already. */
  readonly query?: CreateCustomerQuery;
  /** Names this creation, so that Payabli makes it once. @default one random key, kept over retries */
  readonly idempotencyKey?: string;
  /** What only Payabli has. */
  readonly fields?: Fields;
}

/** All that the facade knows of Payabli. */
export const payabli = {
  definition: payabliProvider,
  table: payabliTable,
  idName: "customerId",
  create: (client: PayabliClient, target: PayabliCreateTarget): Prepared<CreateCustomerResult> => {
    const { entry, query, fields, idempotencyKey = crypto.randomUUID() } = target;
    const asked = query && { query };
    return {
      path: { entry },
      ...asked,
      fields,
      send: (body, options) => client.createCustomer(entry, body, { ...options, ...asked, idempotencyKey }),
    };
  },
  update: (client: PayabliClient, { id, fields }: PayabliTarget): Prepared<ResultEnvelope> => ({
    path: { customerId: id },
    fields,
    send: (body, options) => client.updateCustomer(id, body, options),
  }),
};
