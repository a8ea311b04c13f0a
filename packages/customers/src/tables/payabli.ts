import type { Customer, UpdateCustomerRequest } from "@provider-clients/payabli";
import { phone, standardOffset, textMetadata } from "../codecs.js";
import type { Table } from "../table.js";

/** Payabli: the name in requests, and in answers where it differs. It is written `firstname` and read `Firstname`. */
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
