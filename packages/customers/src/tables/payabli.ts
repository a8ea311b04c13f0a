import type { UpdateCustomerRequest } from "@provider-clients/payabli";
import { phone, standardOffset, textMetadata } from "../codecs.js";
import type { Table } from "../table.js";

/** Where each field stands at Payabli, which writes `firstname` and reads `Firstname`. */
export const payabliTable = {
  externalId: { write: "customerNumber", read: "customerNumber" },
  firstName: { write: "firstname", read: "Firstname" },
  lastName: { write: "lastname", read: "Lastname" },
  company: { write: "company", read: "Company" },
  email: { write: "email", read: "Email" },
  phone: { write: "phone", read: "Phone", codec: phone },
  "address.line1": { write: "address", read: "Address" },
  "address.line2": { write: "address1", read: "Address1" },
  "address.city": { write: "city", read: "City" },
  "address.state": { write: "state", read: "State" },
  "address.postalCode": { write: "zip", read: "Zip" },
  "address.country": { write: "country", read: "Country" },
  timeZone: { write: "timeZone", codec: standardOffset },
  metadata: { write: "additionalFields", read: "AdditionalFields", codec: textMetadata },
} as const satisfies Table<UpdateCustomerRequest, Record<string, unknown>>;
