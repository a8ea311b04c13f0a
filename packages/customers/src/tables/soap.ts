import type { Customer, UpdateCustomerRequest } from "@provider-clients/soap";
import { tenDigitPhone } from "../codecs.js";
import type { Table } from "../table.js";

/** Where each field stands at Soap, the payments company. */
export const soapTable = {
  externalId: { write: "internal_id", read: "internal_id", only: "create" },
  firstName: { write: "first_name", read: "first_name", required: true },
  lastName: { write: "last_name", read: "last_name", required: true },
  email: { write: "email", read: "email", required: true },
  phone: { write: "phone_number", read: "phone_number", codec: tenDigitPhone },
  birthDate: { write: "date_of_birth", read: "date_of_birth" },
} as const satisfies Table<UpdateCustomerRequest & { internal_id?: string }, Customer>;
