import type { SoapClient } from "./client.js";
import type { CreatedCustomer, Customer, CustomerSearchResult, UpdateCustomerRequest } from "./index.js";

declare const soap: SoapClient;
declare const text: string;
declare const maybe: string | undefined;

// createCustomer: right calls
const created: CreatedCustomer = await soap.createCustomer({
  email: "a@b.c",
  first_name: "A",
  last_name: "B",
});
await soap.createCustomer(
  { email: text, first_name: text, last_name: text, phone_number: text, date_of_birth: text },
  { timeoutMs: 1000, retries: 0 },
);

// createCustomer: wrong calls
// @ts-expect-error no body
await soap.createCustomer();
// @ts-expect-error not an object
await soap.createCustomer(42);
// @ts-expect-error two required fields are missing
await soap.createCustomer({ email: "a@b.c" });
await soap.createCustomer({
  email: "a@b.c",
  first_name: "A",
  // @ts-expect-error null is not admitted
  last_name: null,
});
await soap.createCustomer({
  email: "a@b.c",
  first_name: "A",
  last_name: "B",
  // @ts-expect-error misspelt
  phone: "8008001234",
});
// @ts-expect-error the operation has no idempotency key
await soap.createCustomer({ email: "a", first_name: "A", last_name: "B" }, { idempotencyKey: "1" });

// searchCustomers: right calls
const found: CustomerSearchResult = await soap.searchCustomers({ query: { email: "a@b.c" } });
await soap.searchCustomers({ query: { phone_number: "8008001234" } });
await soap.searchCustomers({ query: { email: text, phone_number: text }, timeoutMs: 1000 });

// searchCustomers: wrong calls
// @ts-expect-error the query is required
await soap.searchCustomers();
// @ts-expect-error the query is required
await soap.searchCustomers({ timeoutMs: 1000 });
// @ts-expect-error one of the two is required
await soap.searchCustomers({ query: {} });
// @ts-expect-error a value is required
await soap.searchCustomers({ query: { email: maybe } });
await soap.searchCustomers({
  query: {
    email: "a@b.c",
    // @ts-expect-error no such parameter
    name: "A",
  },
});

// updateCustomer: right calls
const updated: Customer = await soap.updateCustomer("cus_1", { email: "a@b.c" });
await soap.updateCustomer("cus_1", { first_name: "A", last_name: "B", phone_number: "8008001234" });
await soap.updateCustomer("cus_1", { date_of_birth: "1990-01-01" }, { signal: AbortSignal.timeout(1) });
const changes: UpdateCustomerRequest = text === "" ? { email: text } : { first_name: text };
await soap.updateCustomer("cus_1", { ...changes, last_name: "B" });

// updateCustomer: wrong calls
// @ts-expect-error no body
await soap.updateCustomer("cus_1");
// @ts-expect-error at least one field
await soap.updateCustomer("cus_1", {});
// @ts-expect-error not an object
await soap.updateCustomer("cus_1", 42);
// @ts-expect-error the id is text
await soap.updateCustomer(1, { email: "a@b.c" });
// @ts-expect-error the id may not be absent
await soap.updateCustomer(maybe, { email: "a@b.c" });
await soap.updateCustomer("cus_1", {
  // @ts-expect-error text
  email: 5,
});
await soap.updateCustomer("cus_1", {
  // @ts-expect-error null is not admitted
  first_name: null,
});
await soap.updateCustomer("cus_1", {
  // @ts-expect-error an unknown field is refused by Soap
  internal_id: "1",
});
await soap.updateCustomer("cus_1", {
  email: "a@b.c",
  // @ts-expect-error misspelt beside a right field
  firstname: "A",
});

// Answers offer what is documented and nothing else.
const id: string | undefined = updated.id;
// @ts-expect-error not documented
updated.phone;
// @ts-expect-error a created customer has no time of change
created.updated_at;

export { found, id };
