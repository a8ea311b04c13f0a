import type { Customer, UpdateCustomerRequest } from "@provider-clients/finosu";
import { namedByTarget, phone } from "../codecs.js";
import type { Table } from "../table.js";

/** Where each field stands at Finosu. `isTest` is written to `test`, as its page says, and read from `isTest`. */
export const finosuTable = {
  externalId: { write: "id", read: "id", codec: namedByTarget },
  firstName: { write: "firstName", read: "firstName", required: true },
  lastName: { write: "lastName", read: "lastName", required: true },
  email: { write: "email", read: "email" },
  phone: { write: "phoneNumber", read: "phoneNumber", codec: phone, required: true },
  birthDate: { write: "birthday", read: "birthday" },
  "address.line1": { write: "streetAddress1", read: "streetAddress1", required: true },
  "address.line2": { write: "streetAddress2", read: "streetAddress2" },
  "address.city": { write: "city", read: "city", required: true },
  "address.state": { write: "state", read: "state", required: true },
  "address.postalCode": { write: "zipCode", read: "zipCode", required: true },
  timeZone: { write: "timezone", read: "timezone", required: true },
  metadata: { write: "externalMetadata", read: "externalMetadata" },
  isTest: { write: "test", read: "isTest" },
  doNotCall: { write: "doNotCall", read: "doNotCall" },
} as const satisfies Table<UpdateCustomerRequest, Customer>;
