import { expect, test } from "vitest";
import { everywhere, threeProviders } from "../test-support/providers.js";
import { isProviderError } from "./index.js";

const january = { now: new Date("2026-01-15T12:00:00Z") };

test("sends each provider its own words and says what it cannot hold", async () => {
  const { customers, sent } = threeProviders();

  const result = await customers.update(
    everywhere,
    {
      externalId: "1",
      firstName: "Jane",
      company: "Sunshine",
      phone: "+15555550100",
      birthDate: "1990-01-01",
      address: { line1: "1 Main St", postalCode: "94102", country: "US" },
      timeZone: "America/New_York",
      metadata: { plan: "gold", loans: 2 },
      isTest: true,
      doNotCall: false,
    },
    january,
  );

  expect(sent().finosu).toMatchObject([
    {
      method: "PUT",
      url: "https://finosu.example/customers/1",
      body: {
        id: "1",
        taskType: "collections",
        firstName: "Jane",
        phoneNumber: "+15555550100",
        birthday: "1990-01-01",
        streetAddress1: "1 Main St",
        zipCode: "94102",
        timezone: "America/New_York",
        externalMetadata: { plan: "gold", loans: 2 },
        test: true,
        doNotCall: false,
      },
    },
  ]);
  expect(sent().soap.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
    {
      method: "PATCH",
      url: "https://soap.example/api/v1/customers/cus_1",
      body: { first_name: "Jane", phone_number: "5555550100", date_of_birth: "1990-01-01" },
    },
  ]);
  expect(sent().payabli.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
    {
      method: "PUT",
      url: "https://payabli.example/Customer/998",
      body: {
        customerNumber: "1",
        firstname: "Jane",
        company: "Sunshine",
        phone: "+15555550100",
        address: "1 Main St",
        zip: "94102",
        country: "US",
        timeZone: -5,
        additionalFields: { plan: "gold" },
      },
    },
  ]);
  expect(result.finosu.ignored).toEqual(["company", "address.country"]);
  expect(result.soap.ignored).toEqual([
    "externalId",
    "company",
    "address.line1",
    "address.postalCode",
    "address.country",
    "timeZone",
    "metadata",
    "isTest",
    "doNotCall",
  ]);
  expect(result.payabli.ignored).toEqual(["birthDate", "metadata.loans", "isTest", "doNotCall"]);
});

test("gives each provider's record in the common model beside its own", async () => {
  const raw = {
    id: "cus_1",
    internal_id: "1",
    email: "jane@example.com",
    first_name: "Jane",
    phone_number: "5555550100",
    date_of_birth: null,
    updated_at: "2026-01-01T00:00:00Z",
  };
  const { customers } = threeProviders({ soap: { body: raw } });

  const result = await customers.update(everywhere, { firstName: "Jane" });

  if (result.soap.status !== "applied") throw new Error(result.soap.status);
  expect(result.soap).toEqual({
    provider: "soap",
    status: "applied",
    id: "cus_1",
    sent: ["firstName"],
    ignored: [],
  });
  expect(result.soap.record).toEqual({
    externalId: "1",
    email: "jane@example.com",
    firstName: "Jane",
    phone: "+15555550100",
  });
  expect(result.soap.raw).toEqual(raw);
  expect(result.payabli).toMatchObject({ status: "applied", id: 998, record: undefined });
  expect(result.allApplied).toBe(true);
  expect(result.failures).toEqual([]);
});

test("one provider's failure hides no other answer", async () => {
  const { customers } = threeProviders({
    finosu: { status: 400, body: { error: "bad" } },
    payabli: { body: { isSuccess: false, responseText: "Declined" } },
  });

  const result = await customers.update(everywhere, { firstName: "Jane" });

  expect(result.finosu).toMatchObject({ status: "rejected", error: { status: 400, outcome: "rejected" } });
  expect(result.soap).toMatchObject({ status: "applied" });
  expect(result.payabli).toMatchObject({ status: "rejected", error: { status: 200 } });
  expect(result.allApplied).toBe(false);
  expect(result.failures.map(({ provider, status }) => [provider, status])).toEqual([
    ["finosu", "rejected"],
    ["payabli", "rejected"],
  ]);
});

test("a target that can hold none of the changed fields is skipped", async () => {
  const { customers, sent } = threeProviders();

  const result = await customers.update(everywhere, { doNotCall: true });

  expect(result.soap).toEqual({
    provider: "soap",
    status: "skipped",
    reason: "None of the given fields has a place at Soap: doNotCall",
    sent: [],
    ignored: ["doNotCall"],
  });
  expect(result.payabli).toMatchObject({ status: "skipped", ignored: ["doNotCall"] });
  expect(sent().soap).toEqual([]);
  expect([result.allApplied, result.failures]).toEqual([false, []]);
});

test("a provider's own fields pass through, and are enough to send", async () => {
  const { customers, sent } = threeProviders();

  await customers.update(
    {
      finosu: { id: "1", taskType: "collections", sync: true },
      payabli: { id: 998, fields: { customerStatus: 85, identifierFields: ["email"] } },
    },
    { birthDate: "1990-01-01" },
  );

  expect(sent().finosu[0]?.body).toEqual({
    id: "1",
    taskType: "collections",
    sync: true,
    birthday: "1990-01-01",
  });
  expect(sent().payabli[0]?.body).toEqual({ customerStatus: 85, identifierFields: ["email"] });
});

test("the common external id wins over the customer number that only identifies", async () => {
  const { customers, sent } = threeProviders();
  const target = { id: 998, fields: { customerNumber: "old" } };
  await customers.update({ payabli: target }, { firstName: "Jane" });
  await customers.update({ payabli: target }, { externalId: "new" });
  expect(sent().payabli.map(({ body }) => body)).toEqual([
    { customerNumber: "old", firstname: "Jane" },
    { customerNumber: "new" },
  ]);
});

test("a number that is not a US number is refused for Soap, and the others go on", async () => {
  const { customers, sent } = threeProviders();

  const result = await customers.update(everywhere, { firstName: "Zoë", phone: "+4930123456" });

  if (result.soap.status !== "rejected") throw new Error(result.soap.status);
  expect(isProviderError(result.soap.error, "invalid-request")).toBe(true);
  expect(result.soap.error).toMatchObject({
    provider: "soap",
    operation: "updateCustomer",
    method: "PATCH",
    outcome: "not-sent",
    message: "Nothing was sent to Soap: phone must be +1 and ten digits.",
  });
  expect(sent().soap).toEqual([]);
  expect(sent().finosu[0]?.body).toMatchObject({ phoneNumber: "+4930123456" });
  expect(sent().payabli[0]?.body).toMatchObject({ phone: "+4930123456" });
});

test.for([
  ["not a phone number", { phone: "555-0100" }, "phone must be E.164, such as +15555550100"],
  ["not a time zone", { timeZone: "Mars/Olympus" }, "timeZone must be an IANA time zone"],
  [
    "neither",
    { phone: "555-0100", timeZone: "Mars/Olympus" },
    "phone must be E.164, such as +15555550100; timeZone must be an IANA time zone",
  ],
] as const)("refuses what is %s without repeating it", async ([, changes, reason]) => {
  const { customers, sent } = threeProviders();
  const result = await customers.update({ payabli: { id: 998 } }, changes);
  expect(result.payabli).toMatchObject({
    status: "rejected",
    error: {
      message: `Nothing was sent to Payabli: ${reason}.`,
    },
  });
  expect(sent().payabli).toEqual([]);
});

test.for([
  ["America/New_York", -5],
  ["Australia/Sydney", 10],
  ["Europe/Dublin", 0],
  ["UTC", 0],
  ["Pacific/Kiritimati", 14],
  ["Asia/Kolkata", undefined],
  ["Australia/Lord_Howe", undefined],
] as const)("%s is %s at Payabli, in summer and in winter", async ([timeZone, offset]) => {
  for (const now of [new Date("2026-01-15T00:00:00Z"), new Date("2026-07-15T00:00:00Z")]) {
    const { customers, sent } = threeProviders();
    const result = await customers.update(
      { payabli: { id: 998 } },
      { birthDate: "1990-01-01", timeZone },
      {
        now,
      },
    );
    expect(sent().payabli[0]?.body).toEqual(offset === undefined ? undefined : { timeZone: offset });
    expect(result.payabli.ignored).toContain(offset === undefined ? "timeZone" : "birthDate");
  }
});

test("null is named instead of sent or dropped", async () => {
  const { customers, sent } = threeProviders();
  const changes = { firstName: "Jane", lastName: null, address: null, company: undefined };

  // @ts-expect-error none of it compiles; users without a compiler are told at run time
  const result = await customers.update(everywhere, changes);

  expect(sent().soap[0]?.body).toEqual({ first_name: "Jane" });
  expect(result.payabli.ignored).toEqual(["lastName", "address"]);
});

test.for([
  ["no target", {}],
  ["a provider without a client", { stripe: { id: 1 } }],
  ["a name of Object.prototype", { toString: { id: 1 } }],
])("refuses %s at run time", async ([, targets]) => {
  const { customers } = threeProviders();
  const error = await customers
    .update(targets as never, { firstName: "Jane" })
    .catch((reason: unknown) => reason);
  expect(isProviderError(error, "configuration")).toBe(true);
});

test("a strict call sends nothing to anyone when one field would be ignored anywhere", async () => {
  const { customers, sent } = threeProviders();

  const result = await customers.update(
    everywhere,
    { firstName: "Jane", timeZone: "America/New_York" },
    { strict: true },
  );

  expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });
  expect(result.failures.map(({ error }) => error.message)).toEqual(
    ["Finosu", "Soap", "Payabli"].map(
      (title) => `Nothing was sent to ${title}: the call is strict, and Soap has no place for timeZone.`,
    ),
  );
  expect(result.soap.ignored).toEqual(["timeZone"]);
  const fits = await customers.update(everywhere, { firstName: "Jane" }, { strict: true });
  expect(fits.allApplied).toBe(true);
});

test("a plan is exactly what would be sent, and sends nothing", async () => {
  const { customers, sent } = threeProviders();
  const changes = { phone: "+15555550100", metadata: { a: 1 } } as const;

  const dry = customers.plan.update(everywhere, changes);

  expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });
  expect(dry.soap).toEqual({
    provider: "soap",
    status: "planned",
    request: { operationId: "updateCustomer", path: { id: "cus_1" }, body: { phone_number: "5555550100" } },
    sent: ["phone"],
    ignored: ["metadata"],
  });
  await customers.update(everywhere, changes);
  for (const name of ["finosu", "soap", "payabli"] as const) {
    const planned = dry[name];
    expect(planned.status === "planned" && planned.request.body).toEqual(sent()[name][0]?.body);
  }
});
