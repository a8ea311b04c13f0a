import type { PayabliClient } from "./client.js";
import type { CreateCustomerResult, Customer, CustomerList, ResultEnvelope } from "./index.js";

declare const payabli: PayabliClient;
declare const text: string;
declare const status: number;

// updateCustomer: right calls
const updated: ResultEnvelope = await payabli.updateCustomer(998, { firstname: "A" });
await payabli.updateCustomer(9007199254740993n, { customerStatus: 85, timeZone: -5, balance: 988.44 });
await payabli.updateCustomer(998, {
  email: null,
  customerStatus: null,
  additionalFields: null,
  identifierFields: null,
});
await payabli.updateCustomer(998, {
  additionalFields: { colour: "green" },
  identifierFields: ["email", null],
});
await payabli.updateCustomer(998, {}, { timeoutMs: 1000, attemptTimeoutMs: 100, retries: 1 });

// updateCustomer: wrong calls
// @ts-expect-error the id is a number or a bigint, never text
await payabli.updateCustomer("998", { firstname: "A" });
// @ts-expect-error no body
await payabli.updateCustomer(998);
// @ts-expect-error not an object
await payabli.updateCustomer(998, 42);
await payabli.updateCustomer(998, {
  // @ts-expect-error no such status
  customerStatus: 2,
});
await payabli.updateCustomer(998, {
  // @ts-expect-error any number is too much: the request's enum is closed
  customerStatus: status,
});
await payabli.updateCustomer(998, {
  // @ts-expect-error what is read as Firstname is written as firstname
  Firstname: "A",
});
await payabli.updateCustomer(998, {
  // @ts-expect-error this one may not be null
  createdAt: null,
});
await payabli.updateCustomer(998, {
  // @ts-expect-error custom fields are texts
  additionalFields: { age: 5 },
});
// @ts-expect-error the operation has no idempotency key
await payabli.updateCustomer(998, { firstname: "A" }, { idempotencyKey: "1" });

// createCustomer
const created: CreateCustomerResult = await payabli.createCustomer("entry", { customerNumber: "1" });
await payabli.createCustomer(
  "entry",
  { email: text },
  { idempotencyKey: "1", query: { replaceExisting: 1 } },
);
await payabli.createCustomer("entry", { email: text }, { query: { forceCustomerCreation: true } });
// @ts-expect-error no body
await payabli.createCustomer("entry");
// @ts-expect-error the body before the options
await payabli.createCustomer("entry", { idempotencyKey: "1" });
await payabli.createCustomer(
  "entry",
  { email: text },
  {
    query: {
      // @ts-expect-error 0 or 1
      replaceExisting: 2,
    },
  },
);

// getCustomer, deleteCustomer, requestCustomerConsent, linkCustomerTransaction
const record: Customer = await payabli.getCustomer(998n);
await payabli.deleteCustomer(998);
await payabli.requestCustomerConsent(998, { timeoutMs: 1000 });
await payabli.linkCustomerTransaction(998, "transaction");
// @ts-expect-error the id is a number or a bigint
await payabli.getCustomer("998");
// @ts-expect-error the operation has no body
await payabli.requestCustomerConsent(998, { consent: true });
// @ts-expect-error both ids are required
await payabli.linkCustomerTransaction(998);

// listCustomers
const list: CustomerList = await payabli.listCustomers("entry");
await payabli.listCustomers("entry", { query: { fromRecord: 20, limitRecord: 20, sortBy: "desc(balance)" } });
await payabli.listCustomers("entry", { query: { filters: { "balance(gt)": 20, "status(in)": "0|1" } } });
await payabli.listCustomers("entry", {
  query: { sortBy: `asc(${text})`, filters: { [`${text}(eq)` as const]: 1 } },
});
await payabli.listCustomers("entry", {
  query: {
    // @ts-expect-error the direction first, the field in parentheses
    sortBy: "balance desc",
  },
});
await payabli.listCustomers("entry", {
  query: {
    filters: {
      // @ts-expect-error Payabli ignores a parameter of this name, and answers the whole list
      parameters: "balance(gt)=20",
    },
  },
});
await payabli.listCustomers("entry", {
  query: {
    filters: {
      // @ts-expect-error no such operator
      "balance(above)": 20,
    },
  },
});

// Answers admit null, and offer what is documented and nothing else.
const company: string | null | undefined = record.Company;
// @ts-expect-error null has to be looked at
record.Company?.toUpperCase().length.toFixed() satisfies string;
// @ts-expect-error what is written as firstname is read as Firstname
record.firstname;
// @ts-expect-error the record is read as it was received
created.responseData.customerId;

export { company, list, updated };
