import * as payabliSchemas from "@provider-clients/payabli/schemas";
import * as payabli from "@provider-clients/payabli/validators";
import * as soapSchemas from "@provider-clients/soap/schemas";
import * as soap from "@provider-clients/soap/validators";

/** A body, with our validator and the schema that it was compiled from. */
export interface Body {
  readonly subject: string;
  readonly validate: (value: unknown) => unknown;
  readonly schema: object;
  readonly value: object;
}

const payabliCustomer = {
  customerNumber: "C-1001",
  customerUsername: "jane",
  customerStatus: 1,
  company: "Acme",
  firstname: "Jane",
  lastname: "Doe",
  email: "jane@example.com",
  address: "1 High Street",
  city: "Springfield",
  state: "IL",
  zip: "62701",
  country: "US",
  additionalFields: { note: "none" },
  identifierFields: ["email"],
};

const soapCustomer = {
  email: "jane@example.com",
  first_name: "Jane",
  last_name: "Doe",
  phone_number: "8008001234",
  date_of_birth: "1990-01-01",
};

/** Bodies that conform, as nearly all do, and the same with several mistakes. */
export const bodies: readonly Body[] = [
  {
    subject: "payabli updateCustomer request",
    validate: payabli.updateCustomerRequest,
    schema: payabliSchemas.updateCustomerRequestSchema,
    value: payabliCustomer,
  },
  {
    subject: "payabli updateCustomer request, faulty",
    validate: payabli.updateCustomerRequest,
    schema: payabliSchemas.updateCustomerRequestSchema,
    value: { ...payabliCustomer, customerNumber: 1001, customerStatus: 7, identifierFields: [5] },
  },
  {
    subject: "soap updateCustomer request",
    validate: soap.updateCustomerRequest,
    schema: soapSchemas.updateCustomerRequestSchema,
    value: soapCustomer,
  },
  {
    subject: "soap updateCustomer request, faulty",
    validate: soap.updateCustomerRequest,
    schema: soapSchemas.updateCustomerRequestSchema,
    value: { ...soapCustomer, first_name: 5, phone_number: "800", surname: "Doe" },
  },
];
