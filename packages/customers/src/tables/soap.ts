import type { CreateCustomerRequest, Customer } from "@provider-clients/soap";
import { setOnce, tenDigitPhone } from "../codecs.js";
import type { Table } from "../table.js";

/** Soap, the payments company: the name in requests, and in answers where it differs. */
export const soapTable = {
  externalId: ["internal_id", "internal_id", setOnce],
  firstName: ["first_name"],
  lastName: ["last_name"],
  email: ["email"],
  phone: ["phone_number", "phone_number", tenDigitPhone],
  birthDate: ["date_of_birth"],
} as const satisfies Table<CreateCustomerRequest, Customer>;
