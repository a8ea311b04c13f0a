import type { Customer, UpdateCustomerRequest } from "@provider-clients/finosu";
import { namedByTarget, phone } from "../codecs.js";
import type { Table } from "../table.js";

/** Finosu: the name in requests, and in answers where it differs. A test customer is marked by `test` and read from `isTest`. */
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
