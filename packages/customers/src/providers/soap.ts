import {
  type CreateCustomerRequest,
  type CreatedCustomer,
  type Customer,
  type SoapClient,
  soapProvider,
  type UpdateCustomerRequest,
} from "@provider-clients/soap";
import { setOnce, tenDigitPhone } from "../codecs.js";
import type { Prepared } from "../request.js";
import type { Table } from "../table.js";

/** Soap, the payments company: its name of each field in requests, and in answers where it differs. */
export const soapTable = {
  externalId: ["internal_id", "internal_id", setOnce],
  firstName: ["first_name"],
  lastName: ["last_name"],
  email: ["email"],
  phone: ["phone_number", "phone_number", tenDigitPhone],
  birthDate: ["date_of_birth"],
} as const satisfies Table<CreateCustomerRequest, Customer>;

/** A customer at Soap. */
export interface SoapTarget {
  /** Soap's id, `cus_…`. */
  readonly id: string;
}

/** A customer to be created at Soap, which assigns the id. */
export interface SoapCreateTarget {
  readonly id?: never;
}

/** All that the facade knows of Soap. */
export const soap = {
  definition: soapProvider,
  table: soapTable,
  idName: "id",
  create: (client: SoapClient, _: SoapCreateTarget): Prepared<CreatedCustomer> => ({
    path: {},
    send: (body, options) => client.createCustomer(body as CreateCustomerRequest, options),
  }),
  update: (client: SoapClient, { id }: SoapTarget): Prepared<Customer> => ({
    path: { id },
    send: (body, options) => client.updateCustomer(id, body as UpdateCustomerRequest, options),
  }),
};
