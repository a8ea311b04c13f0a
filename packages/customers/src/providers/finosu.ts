import {
  type CreateCustomerRequest,
  type Customer,
  type FinosuClient,
  finosuProvider,
  type UpdateCustomerRequest,
} from "@provider-clients/finosu";
import { namedByTarget, phone } from "../codecs.js";
import type { Prepared } from "../request.js";
import type { Table } from "../table.js";

/** Finosu: its name of each field in requests, and in answers where it differs. A test customer is marked by `test` and read from `isTest`. */
export const finosuTable = {
  externalId: ["id", "id", namedByTarget],
  firstName: ["firstName"],
  lastName: ["lastName"],
  email: ["email"],
  phone: ["phoneNumber", "phoneNumber", phone],
  birthDate: ["birthday"],
  "address.line1": ["streetAddress1"],
  "address.line2": ["streetAddress2"],
  "address.city": ["city"],
  "address.state": ["state"],
  "address.postalCode": ["zipCode"],
  timeZone: ["timezone"],
  metadata: ["externalMetadata"],
  isTest: ["test", "isTest"],
  doNotCall: ["doNotCall"],
} as const satisfies Table<UpdateCustomerRequest, Customer>;

/** A customer at Finosu. */
export interface FinosuTarget {
  /** Your own reference for the customer, which is Finosu's id too. */
  readonly id: string;
  /** The kind of tasks in the customer's call schedule; your company's configuration says which are valid. */
  readonly taskType: string;
  /** Fetch what is missing from your loan system? @default false */
  readonly sync?: boolean;
  /** What only Finosu has. */
  readonly fields?: Omit<
    UpdateCustomerRequest,
    (typeof finosuTable)[keyof typeof finosuTable][0] | "taskType" | "sync" | "isTest"
  >;
}

const contents = ({ id, taskType, sync, fields }: FinosuTarget) => ({
  about: { id, taskType },
  fields: { ...fields, ...(sync && { sync }) },
});

/** All that the facade knows of Finosu. */
export const finosu = {
  definition: finosuProvider,
  table: finosuTable,
  idName: "id",
  create: (client: FinosuClient, target: FinosuTarget): Prepared<Customer> => ({
    path: {},
    ...contents(target),
    send: (body, options) => client.createCustomer(body as CreateCustomerRequest, options),
  }),
  update: (client: FinosuClient, target: FinosuTarget): Prepared<Customer> => ({
    path: { id: target.id },
    ...contents(target),
    send: (body, options) => client.updateCustomer(target.id, body as UpdateCustomerRequest, options),
  }),
};
