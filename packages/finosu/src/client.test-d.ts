import type { FinosuClient } from "./client.js";
import type { CancelledServicing, CreateCustomerRequest, Customer, CustomerWithSchedule } from "./index.js";

declare const finosu: FinosuClient;
declare const flag: boolean;
declare const text: string;

const whole = {
  id: "1",
  taskType: "collections",
  firstName: "A",
  lastName: "B",
  phoneNumber: "+14155550100",
  timezone: "America/New_York",
  streetAddress1: "1 Main St",
  city: "New York",
  state: "NY",
  zipCode: "10001",
};

// createCustomer, given whole: right calls
const created: Customer = await finosu.createCustomer(whole);
await finosu.createCustomer({ ...whole, sync: false, test: true });
await finosu.createCustomer({ ...whole, externalMetadata: { home_phone: "1", employer: { name: "Acme" } } });
await finosu.createCustomer({ ...whole, loanIds: [1, 2], loanId: "3", doNotCall: flag });
// A boolean that is known at run time only is right beside a whole customer, and only there.
await finosu.createCustomer({ ...whole, sync: flag });
const widened = { ...whole, sync: flag };
await finosu.createCustomer(widened);
const annotated: CreateCustomerRequest = { ...whole, sync: flag };
await finosu.createCustomer(annotated);

// createCustomer, from the loan system: right calls
await finosu.createCustomer({ id: "1", taskType: "collections", sync: true });
await finosu.createCustomer({ id: "1", taskType: text, sync: true, loanId: "67890", city: "Oakland" });

// createCustomer: wrong calls
// @ts-expect-error no body
await finosu.createCustomer();
// @ts-expect-error not an object
await finosu.createCustomer(42);
// @ts-expect-error without sync the whole customer is required
await finosu.createCustomer({ id: "1", taskType: "collections" });
// @ts-expect-error sync: false fetches nothing
await finosu.createCustomer({ id: "1", taskType: "collections", sync: false });
// @ts-expect-error sync may be false at run time
await finosu.createCustomer({ id: "1", taskType: "collections", sync: flag });
// @ts-expect-error id and taskType are required with sync too
await finosu.createCustomer({ id: "1", sync: true });
const { city: _city, ...withoutCity } = whole;
// @ts-expect-error one field is missing
await finosu.createCustomer(withoutCity);
await finosu.createCustomer({
  ...whole,
  // @ts-expect-error text
  city: 5,
});
await finosu.createCustomer({
  ...whole,
  // @ts-expect-error a boolean, not its name
  sync: "true",
});
await finosu.createCustomer({
  ...whole,
  // @ts-expect-error misspelt
  zipcode: "10001",
});
await finosu.createCustomer({
  ...whole,
  // @ts-expect-error whole numbers
  loanIds: ["1"],
});
await finosu.createCustomer({
  ...whole,
  // @ts-expect-error null is not admitted
  email: null,
});

// getCustomer
const read: Customer = await finosu.getCustomer("1", { timeoutMs: 1000 });
// @ts-expect-error no id
await finosu.getCustomer();
// @ts-expect-error the id is text
await finosu.getCustomer(1);

// updateCustomer: right calls
await finosu.updateCustomer("1", { id: "1", taskType: "collections" });
await finosu.updateCustomer("1", { id: "1", taskType: "collections", firstName: "Jo", sync: flag });

// updateCustomer: wrong calls
// @ts-expect-error the body repeats the id, and names the task type
await finosu.updateCustomer("1", { firstName: "Jo" });
// @ts-expect-error no body
await finosu.updateCustomer("1");
// @ts-expect-error not an object
await finosu.updateCustomer("1", 42);
await finosu.updateCustomer("1", {
  id: "1",
  taskType: "collections",
  // @ts-expect-error misspelt
  firstname: "Jo",
});

// syncCustomerSchedule
const scheduled: CustomerWithSchedule = await finosu.syncCustomerSchedule({
  ...whole,
  email: "a@b.c",
  birthday: "1985-06-15",
  ssnLastFour: "1234",
});
// @ts-expect-error e-mail, birthday and SSN are required here
await finosu.syncCustomerSchedule(whole);

// cancelCustomerServicing: the body may be left out
const cancelled: CancelledServicing = await finosu.cancelCustomerServicing("1");
await finosu.cancelCustomerServicing("1", { reason: "PAID_OFF" }, { retries: 0 });
await finosu.cancelCustomerServicing("1", undefined, { retries: 0 });
await finosu.cancelCustomerServicing("1", {
  // @ts-expect-error text
  reason: 1,
});

// Answers offer what is documented and nothing else.
const firstName: string = created.firstName;
const tasks: number | undefined = scheduled.tasksCreated;
// @ts-expect-error what was sent as sync does not come back
read.sync;

export { cancelled, firstName, tasks };
