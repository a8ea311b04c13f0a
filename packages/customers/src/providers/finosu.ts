import {
  type CreateCustomerManually,
  type CreateCustomerRequest,
  type FinosuClient,
  type Customer as FinosuRecord,
  finosuProvider,
  type UpdateCustomerRequest,
} from "@provider-clients/finosu";
import { namedByTarget, phone } from "../codecs.js";
import type { Customer } from "../customer.js";
import type { LookUp, Members, Needed, Provider, SentNames } from "../provider.js";
import type { Table } from "../table.js";

/** Marks a test customer with `test`; the answer has `isTest`. */
const table = {
  externalId: { sent: "id", codec: namedByTarget },
  firstName: { sent: "firstName" },
  lastName: { sent: "lastName" },
  email: { sent: "email" },
  phone: { sent: "phoneNumber", codec: phone },
  birthDate: { sent: "birthday" },
  "address.line1": { sent: "streetAddress1" },
  "address.line2": { sent: "streetAddress2" },
  "address.city": { sent: "city" },
  "address.state": { sent: "state" },
  "address.postalCode": { sent: "zipCode" },
  timeZone: { sent: "timezone" },
  metadata: { sent: "externalMetadata" },
  isTest: { sent: "test", answered: "isTest" },
  doNotCall: { sent: "doNotCall" },
} as const satisfies Table<CreateCustomerRequest, UpdateCustomerRequest, FinosuRecord, FinosuRecord>;

/** A customer at Finosu. */
export interface FinosuTarget {
  /** Your own reference for the customer, which is Finosu's id too. */
  readonly id: string;
  /** The kind of tasks in the customer's call schedule; your company's configuration says which are valid. */
  readonly taskType: string;
  /** Fetch what is missing from your loan system? @default false */
  readonly sync?: boolean | undefined;
  /** Fields that only Finosu has. */
  readonly fields?:
    | Omit<UpdateCustomerRequest, SentNames<typeof table> | "taskType" | "sync" | "isTest">
    | undefined;
}

/** A customer to be read at Finosu. */
export interface FinosuReadTarget {
  /** Your own reference for the customer, which is Finosu's id too. */
  readonly id: string;
}

/** The types of Finosu's targets, requests and answers. */
export interface FinosuTypes {
  readonly client: FinosuClient;
  readonly create: {
    readonly target: FinosuTarget;
    readonly request: CreateCustomerRequest;
    readonly raw: FinosuRecord;
    readonly id: string;
    readonly record: Customer;
  };
  readonly update: {
    readonly target: FinosuTarget;
    readonly request: UpdateCustomerRequest;
    readonly raw: FinosuRecord;
    readonly id: string;
    readonly record: Customer;
  };
  readonly read: { readonly target: FinosuReadTarget; readonly record: FinosuRecord };
  readonly needs: Needed<typeof table, CreateCustomerManually, keyof FinosuTarget>;
  readonly unless: { readonly sync: true };
}

const target: Members<FinosuTarget> = { id: true, taskType: true, sync: true, fields: true };

const contents = ({ id, taskType, sync, fields }: FinosuTarget) => ({
  about: { id, taskType },
  fields: { ...fields, ...(sync && { sync }) },
});

const byId =
  (client: FinosuClient, { id }: FinosuReadTarget): LookUp<FinosuRecord> =>
  async (options) => {
    const record = await client.getCustomer(id, options);
    return { record, raw: record };
  };

/** All that the facade knows about Finosu. */
export const finosu: Provider<FinosuTypes> = {
  definition: finosuProvider,
  table,
  // A creation needs a whole customer; with `sync`, Finosu gets the rest from the loan system.
  required: {
    firstName: true,
    lastName: true,
    phone: true,
    timeZone: true,
    "address.line1": true,
    "address.city": true,
    "address.state": true,
    "address.postalCode": true,
  },
  needsNothing: ({ sync }) => sync === true,
  naming: ["sync"],
  targets: { create: target, update: target, read: { id: true } },
  // specs/finosu/SOURCES.md, "Open": the answer to an unknown id is not documented for get, update and
  // cancel-servicing.
  absenceUndocumented: "Finosu does not document its answer for a customer who does not exist",
  idOf: (record) => Reflect.get(record, "id"),
  create: (client, given) => ({
    operationId: "createCustomer",
    path: {},
    ...contents(given),
    send: (body, options) => client.createCustomer(body, options),
  }),
  update: (client, given) => ({
    operationId: "updateCustomer",
    path: { id: given.id },
    ...contents(given),
    send: (body, options) => client.updateCustomer(given.id, body, options),
  }),
  read: byId,
  findCreated: byId,
  findUpdated: byId,
};
