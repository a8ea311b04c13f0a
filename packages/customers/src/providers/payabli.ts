import {
  type CreateCustomerQuery,
  type CreateCustomerRequest,
  type CreateCustomerResult,
  type PayabliClient,
  type Customer as PayabliRecord,
  payabliProvider,
  type ResultEnvelope,
  type UpdateCustomerRequest,
} from "@provider-clients/payabli";
import { phone, standardOffset, textMetadata } from "../codecs.js";
import type { Customer } from "../customer.js";
import type { LookUp, Needed, Provider, SentNames } from "../provider.js";
import type { Table } from "../table.js";

/** Requests have `firstname`, answers have `Firstname`. */
const table = {
  externalId: { sent: "customerNumber" },
  firstName: { sent: "firstname", answered: "Firstname" },
  lastName: { sent: "lastname", answered: "Lastname" },
  company: { sent: "company", answered: "Company" },
  email: { sent: "email", answered: "Email" },
  phone: { sent: "phone", answered: "Phone", codec: phone },
  "address.line1": { sent: "address", answered: "Address" },
  "address.line2": { sent: "address1", answered: "Address1" },
  "address.city": { sent: "city", answered: "City" },
  "address.state": { sent: "state", answered: "State" },
  "address.postalCode": { sent: "zip", answered: "Zip" },
  "address.country": { sent: "country", answered: "Country" },
  timeZone: { sent: "timeZone", answered: "TimeZone", codec: standardOffset },
  metadata: { sent: "additionalFields", answered: "AdditionalFields", codec: textMetadata },
} as const satisfies Table<CreateCustomerRequest, UpdateCustomerRequest, PayabliRecord, PayabliRecord>;

type Fields = Omit<UpdateCustomerRequest, SentNames<typeof table>>;

/** A customer at Payabli. */
export interface PayabliTarget {
  /** Payabli's `customerId`. */
  readonly id: number | bigint;
  /**
   * Fields that only Payabli has, and `customerNumber`: Payabli requires one of the identifiers that your paypoint has
   * configured, even if its value does not change. `externalId` among the changes overrides it.
   */
  readonly fields?: (Fields & Pick<UpdateCustomerRequest, "customerNumber">) | undefined;
}

/** A customer to be created at Payabli. */
export interface PayabliCreateTarget {
  /** The paypoint's entrypoint name. */
  readonly entry: string;
  /** What to do if the customer exists already. */
  readonly query?: CreateCustomerQuery | undefined;
  /** Identifies this creation, so that Payabli makes it once. @default one random key, kept for all retries */
  readonly idempotencyKey?: string | undefined;
  /** Fields that only Payabli has. */
  readonly fields?: Fields | undefined;
}

/** A customer to be read at Payabli. */
export interface PayabliReadTarget {
  /** Payabli's `customerId`. */
  readonly id: number | bigint;
}

/** The types of Payabli's targets, requests and answers. */
export interface PayabliTypes {
  readonly client: PayabliClient;
  readonly create: {
    readonly target: PayabliCreateTarget;
    readonly request: CreateCustomerRequest;
    readonly raw: CreateCustomerResult;
    /** Payabli's `responseData` may be null, and its document requires no member of the record. */
    readonly id: number | undefined;
    readonly record: Customer | undefined;
  };
  readonly update: {
    readonly target: PayabliTarget;
    readonly request: UpdateCustomerRequest;
    readonly raw: ResultEnvelope;
    readonly id: number | bigint;
    /** Payabli's documentation shows an update answered without the record. */
    readonly record: Customer | undefined;
  };
  readonly read: { readonly target: PayabliReadTarget; readonly record: PayabliRecord };
  readonly needs: Needed<typeof table, CreateCustomerRequest>;
  readonly unless: never;
}

const byId =
  (client: PayabliClient, { id }: PayabliReadTarget): LookUp<PayabliRecord> =>
  async (options) => {
    const record = await client.getCustomer(id, options);
    return { record, raw: record };
  };

/**
 * Finds the customer with this number in an entry's list. The filter `customernumber(eq)` is documented
 * (specs/payabli/SOURCES.md, filters). If the list contains other numbers, the filter was not applied and the result is
 * inconclusive.
 */
const byNumber =
  (client: PayabliClient, entry: string, customerNumber: string): LookUp<PayabliRecord> =>
  async (options) => {
    const query = { filters: { "customernumber(eq)": customerNumber } };
    const { Records } = await client.listCustomers(entry, { ...options, query });
    if (!Array.isArray(Records)) return { untold: "Payabli answered no list" };
    const [record, ...others] = Records.filter((one) => one.customerNumber === customerNumber);
    if (others.length) return { untold: "Payabli holds several customers with this number" };
    if (record) return { record, raw: record };
    return Records.length ? { untold: "Payabli's list shows customers with other numbers" } : "absent";
  };

/** All that the facade knows about Payabli. */
export const payabli: Provider<PayabliTypes> = {
  definition: payabliProvider,
  table,
  // Per token (docs.payabli.com/api-reference/rate-limits).
  rates: [
    { limit: 200, intervalMs: 60_000 },
    { limit: 3000, intervalMs: 900_000 },
    { limit: 10_000, intervalMs: 3_600_000 },
  ],
  required: {},
  naming: ["customerNumber", "identifierFields"],
  targets: {
    create: { entry: true, query: true, idempotencyKey: true, fields: true },
    update: { id: true, fields: true },
    read: { id: true },
  },
  // specs/payabli/SOURCES.md, "Open": the answer to an unknown customerId is not documented.
  absenceUndocumented: "Payabli does not document its answer for a customer who does not exist",
  idOf: (record) => Reflect.get(record, "customerId"),
  recordIn: (raw) => Reflect.get(raw, "responseData"),
  settle: (target) => ({ ...target, idempotencyKey: target.idempotencyKey ?? crypto.randomUUID() }),
  create: (client, { entry, query, fields, idempotencyKey }) => ({
    operationId: "createCustomer",
    path: { entry },
    ...(query && { query }),
    fields,
    send: (body, options) =>
      client.createCustomer(entry, body, { ...options, ...(query && { query }), idempotencyKey }),
  }),
  update: (client, { id, fields }) => ({
    operationId: "updateCustomer",
    path: { customerId: id },
    fields,
    send: (body, options) => client.updateCustomer(id, body, options),
  }),
  read: byId,
  findCreated: (client, { entry }, { customerNumber }) =>
    typeof customerNumber === "string" && customerNumber
      ? byNumber(client, entry, customerNumber)
      : "no `externalId` was sent, by which Payabli's customer could be found",
  findUpdated: byId,
};
