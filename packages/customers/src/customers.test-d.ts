import type { FinosuClient, Customer as FinosuRecord } from "@provider-clients/finosu";
import type { CreateCustomerResult, PayabliClient, ResultEnvelope } from "@provider-clients/payabli";
import type { FoundCustomer, SoapClient, Customer as SoapRecord } from "@provider-clients/soap";
import { createCustomers } from "./customers.js";
import type {
  Confirmed,
  Customer,
  CustomerChanges,
  NewCustomer,
  NotApplied,
  Outcome,
  Planned,
  ProviderError,
  Rejected,
  RetryData,
  Skipped,
  Target,
} from "./index.js";
import type { Table } from "./table.js";

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
type Told = "allApplied" | "outcomes" | "failures" | "retry" | "resolve" | "toJSON" | "retryData";
expectSame<keyof typeof result, "finosu" | "soap" | "payabli" | Told>(true);
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
expectSame<keyof typeof some, "soap" | Told>(true);
// @ts-expect-error payabli was not targeted
some.payabli;
// @ts-expect-error which outcome it is has to be looked at first
some.soap.record;

for (const { provider, status, sent, ignored } of result.outcomes)
  console.log(provider, status, sent, ignored);
const resolved = await result.resolve();
expectSame<typeof resolved.soap, Outcome<"update", "soap"> | Confirmed | NotApplied>(true);
expectSame<typeof resolved, Awaited<ReturnType<typeof resolved.retry>>>(true);
expectSame<ReturnType<typeof result.retryData>, RetryData>(true);
for (const { provider } of (await all.retry(result.retryData())).outcomes) console.log(provider);

const dry = all.plan.update({ soap: { id: "cus_1" } }, { email: "j@example.com" });
expectSame<typeof dry, { readonly soap: Planned | Rejected | Skipped }>(true);
declare const maybe: boolean;

// A target that may be absent has an outcome that may be absent, however it comes to be.
declare const row: { soapId?: string; payabliId: number };
const payabliTarget = { id: row.payabliId };
const spread = await all.update(
  { ...(row.soapId && { soap: { id: row.soapId } }), payabli: payabliTarget },
  { firstName: "Jane" },
);
expectSame<typeof spread.soap, Outcome<"update", "soap"> | undefined>(true);
expectSame<typeof spread.payabli, Outcome<"update", "payabli">>(true);
declare const optional: { soap?: { id: string }; payabli: { id: number } };
const ofOptional = await all.update(optional, { firstName: "Jane" });
expectSame<typeof ofOptional.soap, Outcome<"update", "soap"> | undefined>(true);
expectSame<typeof ofOptional.payabli, Outcome<"update", "payabli">>(true);
const ofUndefined = await all.update(
  { soap: row.soapId ? { id: row.soapId } : undefined, payabli: payabliTarget },
  { firstName: "Jane" },
);
expectSame<typeof ofUndefined.soap, Outcome<"update", "soap"> | undefined>(true);
const either = await all.update(row.soapId ? { soap: { id: row.soapId } } : { payabli: payabliTarget }, {
  firstName: "Jane",
});
expectSame<typeof either.soap, Outcome<"update", "soap"> | undefined>(true);
expectSame<typeof either.payabli, Outcome<"update", "payabli"> | undefined>(true);
// @ts-expect-error nobody was targeted there
either.finosu;

// Ordinary changes: optional members of a request body, a class with getters.
declare const body: { phone?: string; address?: { city?: string } };
await all.update({ soap: { id: "cus_1" } }, { phone: body.phone, address: body.address });
await all.update({ soap: { id: "cus_1" } }, body);
await all.update({ soap: { id: "cus_1" } }, { phone: body.phone } satisfies CustomerChanges);
class Entity {
  get firstName(): string {
    return "Jane";
  }
}
await all.update({ soap: { id: "cus_1" } }, new Entity());

const read = await all.read({ finosu: { id: "1" }, soap: { id: "cus_1", email: "j@example.com" } });
if (read.soap.status === "found") expectSame<typeof read.soap.raw, FoundCustomer>(true);
if (read.finosu.status === "found") expectSame<typeof read.finosu.record, Customer>(true);
await all.read({ soap: { id: "cus_1", phone: "+15555550100" } });
await all.read({
  // @ts-expect-error Soap can only be searched
  soap: { id: "cus_1" },
});

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
expectSame<
  RequiredKeys<NewCustomer<{ finosu: Target<"create", "finosu"> }>>,
  "firstName" | "lastName" | "phone" | "timeZone" | "address"
>(true);
expectSame<RequiredKeys<NewCustomer<{ finosu: { id: string; taskType: string; sync: true } }>>, never>(true);
expectSame<
  RequiredKeys<NewCustomer<{ soap?: Target<"create", "soap"> }>>,
  "firstName" | "lastName" | "email"
>(true);
expectSame<RequiredKeys<NewCustomer<{ payabli: Target<"create", "payabli"> }>>, never>(true);

// A row of a table is held to both requests, to the answer of a change and to that of reading.
interface Written {
  readonly name?: string;
}
interface Renamed {
  readonly full_name?: string;
}
({ firstName: { sent: "name" } }) satisfies Table<Written, Written, Written, Written>;
({ firstName: { sent: "name", only: "create" } }) satisfies Table<Written, Renamed, Written, Written>;
({ firstName: { sent: "name", unread: "why" } }) satisfies Table<Written, Written, Written, Renamed>;
// @ts-expect-error an update calls it something else
({ firstName: { sent: "name" } }) satisfies Table<Written, Renamed, Written, Written>;
// @ts-expect-error a creation calls it something else
({ firstName: { sent: "name" } }) satisfies Table<Renamed, Written, Written, Written>;
// @ts-expect-error reading answers it under another name, or not at all
({ firstName: { sent: "name" } }) satisfies Table<Written, Written, Written, Renamed>;
// @ts-expect-error no answer has such a name
({ firstName: { sent: "name", answered: "Name" } }) satisfies Table<Written, Written, Written, Written>;
// @ts-expect-error a flag is no text
({ isTest: { sent: "name" } }) satisfies Table<Written, Written, Written, Written>;
