import type {
  CreateCustomerManually,
  FinosuClient,
  Customer as FinosuRecord,
} from "@provider-clients/finosu";
import type {
  CreateCustomerResult,
  PayabliClient,
  CreateCustomerRequest as PayabliNew,
  ResultEnvelope,
} from "@provider-clients/payabli";
import type {
  SoapClient,
  CreateCustomerRequest as SoapNew,
  Customer as SoapRecord,
} from "@provider-clients/soap";
import { createCustomers } from "./customers.js";
import type {
  Customer,
  FinosuTarget,
  NewCustomer,
  PayabliCreateTarget,
  Planned,
  ProviderError,
  Rejected,
  Skipped,
  SoapCreateTarget,
} from "./index.js";
import type { finosuTable } from "./providers/finosu.js";
import type { payabliTable } from "./providers/payabli.js";
import type { soapTable } from "./providers/soap.js";
import type { AnyTable } from "./table.js";

declare const finosu: FinosuClient;
declare const soap: SoapClient;
declare const payabli: PayabliClient;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const expectSame = <A, B>(_: Same<A, B>): void => undefined;

const all = createCustomers({ finosu, soap, payabli });
const one = createCustomers({ soap });

// @ts-expect-error no provider of that name
createCustomers({ soap, stripe: soap });

const result = await all.update(
  { finosu: { id: "1", taskType: "collections" }, soap: { id: "cus_1" }, payabli: { id: 998 } },
  { firstName: "Jane", phone: "+15555550100", address: { city: "Oakland" }, metadata: { plan: 3 } },
  { timeoutMs: 1000, strict: true },
);
expectSame<keyof typeof result, "finosu" | "soap" | "payabli" | "complete" | "failures" | "retry">(true);
if (result.finosu.status === "applied") expectSame<typeof result.finosu.raw, FinosuRecord>(true);
if (result.soap.status === "applied") {
  expectSame<typeof result.soap.raw, SoapRecord>(true);
  expectSame<typeof result.soap.record, Customer>(true);
  expectSame<typeof result.soap.id, string>(true);
}
if (result.payabli.status === "applied") {
  expectSame<typeof result.payabli.raw, ResultEnvelope>(true);
  expectSame<typeof result.payabli.record, Customer | undefined>(true);
}
if (result.soap.status === "rejected") expectSame<typeof result.soap.error, ProviderError>(true);
if (result.soap.status === "skipped") result.soap.reason.toUpperCase();
for (const { provider, error } of result.failures) console.log(provider, error.message);
expectSame<typeof result, Awaited<ReturnType<typeof result.retry>>>(true);

const some = await all.update({ soap: { id: "cus_1" } }, { email: "jane@example.com" });
expectSame<keyof typeof some, "soap" | "complete" | "failures" | "retry">(true);
// @ts-expect-error payabli was not targeted
some.payabli;
// @ts-expect-error which outcome it is has to be looked at first
some.soap.record;

const dry = await all.update({ soap: { id: "cus_1" } }, { email: "j@example.com" }, { dryRun: true });
expectSame<typeof dry, { readonly soap: Planned | Rejected | Skipped }>(true);
declare const maybe: boolean;
const either = await all.update({ soap: { id: "cus_1" } }, { email: "j@example.com" }, { dryRun: maybe });
if ("complete" in either) either.retry;

all.soap.updateCustomer;
// @ts-expect-error no Finosu client was given
one.finosu;

await all.update(
  // @ts-expect-error no target
  {},
  { firstName: "Jane" },
);
await all.update(
  { soap: { id: "cus_1" } },
  // @ts-expect-error nothing to change
  {},
);
await all.update(
  { soap: { id: "cus_1" } },
  // @ts-expect-error nothing to change
  { address: {} },
);
await all.update(
  { soap: { id: "cus_1" } },
  {
    firstName: "Jane",
    // @ts-expect-error no such field
    nickname: "J",
  },
);
await all.update(
  { soap: { id: "cus_1" } },
  {
    // @ts-expect-error null is not offered
    firstName: null,
  },
);
await one.update(
  {
    soap: { id: "cus_1" },
    // @ts-expect-error Payabli is not configured
    payabli: { id: 998 },
  },
  { firstName: "Jane" },
);
await all.update(
  {
    // @ts-expect-error Finosu needs a task type
    finosu: { id: "1" },
  },
  { firstName: "Jane" },
);
await all.update(
  {
    soap: {
      id: "cus_1",
      // @ts-expect-error no such extra
      taskType: "collections",
    },
  },
  { firstName: "Jane" },
);
await all.update(
  {
    // @ts-expect-error Payabli's ids are numbers
    payabli: { id: "998" },
  },
  { firstName: "Jane" },
);
await all.update(
  { soap: { id: "cus_1" } },
  { firstName: "Jane" },
  {
    // @ts-expect-error no such option
    timeoutMS: 1000,
  },
);

await all.update(
  {
    finosu: {
      id: "1",
      taskType: "collections",
      sync: true,
      fields: { ssnLastFour: "1234", loanIds: [1, 2] },
    },
    payabli: { id: 998n, fields: { customerNumber: "1", customerStatus: 85, identifierFields: ["email"] } },
  },
  { firstName: "Jane" },
);
await all.update(
  {
    payabli: {
      id: 998,
      fields: {
        customerNumber: "1",
        // @ts-expect-error the customer's own field, under its common name
        firstname: "Jane",
      },
    },
  },
  { lastName: "Doe" },
);

const created = await all.create(
  {
    finosu: { id: "1", taskType: "collections", sync: true },
    soap: {},
    payabli: { entry: "e", query: { replaceExisting: 1 }, idempotencyKey: "k", fields: { balance: 1 } },
  },
  { firstName: "Jane", lastName: "Doe", email: "jane@example.com" },
);
if (created.soap.status === "applied") expectSame<typeof created.soap.id, string | undefined>(true);
if (created.payabli.status === "applied") expectSame<typeof created.payabli.raw, CreateCustomerResult>(true);

await all.create({ finosu: { id: "1", taskType: "collections", sync: true } }, {});
await all.create({ payabli: { entry: "e" } }, { externalId: "1" });
await all.create(
  { soap: {} },
  // @ts-expect-error Soap creates nobody without an e-mail address
  { firstName: "Jane", lastName: "Doe" },
);
const address = { line1: "1 Main St", city: "Oakland", state: "CA", postalCode: "94607" };
const whole = { firstName: "J", lastName: "D", phone: "+15555550100", timeZone: "America/Chicago", address };
await all.create({ finosu: { id: "1", taskType: "collections" } }, whole);
await all.create({ finosu: { id: "1", taskType: "collections", sync: maybe } }, whole);
await all.create(
  { finosu: { id: "1", taskType: "collections", sync: maybe } },
  {
    ...whole,
    // @ts-expect-error without sync, Finosu wants the whole address
    address: { line1: "1 Main St" },
  },
);
await all.create(
  { soap: {} },
  {
    firstName: "Jane",
    lastName: "Doe",
    email: "jane@example.com",
    // @ts-expect-error no such field
    nickname: "J",
  },
);
await all.create(
  {
    // @ts-expect-error Payabli creates at an entry, not by an id
    payabli: { id: 998 },
  },
  { firstName: "Jane" },
);
await all.create(
  {
    soap: {
      // @ts-expect-error Soap assigns the id
      id: "cus_1",
    },
  },
  { firstName: "Jane", lastName: "Doe", email: "jane@example.com" },
);

// What the facade requires is what the clients require, and what its target does not say it can say.
type RequiredKeys<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T];
type Names<Table extends AnyTable> = NonNullable<Table[keyof Table]>[0];
expectSame<
  RequiredKeys<NewCustomer<{ finosu: FinosuTarget }>>,
  "firstName" | "lastName" | "phone" | "timeZone" | "address"
>(true);
expectSame<
  Exclude<RequiredKeys<CreateCustomerManually>, Names<typeof finosuTable> | keyof FinosuTarget>,
  never
>(true);
expectSame<RequiredKeys<NewCustomer<{ soap: SoapCreateTarget }>>, "firstName" | "lastName" | "email">(true);
expectSame<Exclude<RequiredKeys<SoapNew>, Names<typeof soapTable>>, never>(true);
expectSame<RequiredKeys<NewCustomer<{ payabli: PayabliCreateTarget }>>, never>(true);
expectSame<Exclude<RequiredKeys<PayabliNew>, Names<typeof payabliTable>>, never>(true);
