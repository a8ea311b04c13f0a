import { inspect } from "node:util";
import { expect, test } from "vitest";
import { inTurn, ok, status, threeProviders } from "../test-support/providers.js";
import { formatComparison } from "./index.js";

const records = {
  finosu: {
    id: "1",
    firstName: "Jane",
    lastName: "Doe",
    phoneNumber: "+15555550100",
    timezone: "America/New_York",
    birthday: "1990-01-01",
    isTest: true,
  },
  soap: { id: "cus_1", internal_id: "1", first_name: "Jane", last_name: "Smith", phone_number: "5555550100" },
  payabli: {
    customerId: 998,
    customerNumber: "1",
    Firstname: "Jane",
    Lastname: null,
    Phone: "(555) 555-0100",
    TimeZone: -5,
    Company: "Sunshine",
  },
};
const targets = {
  finosu: { id: "1" },
  soap: { id: "cus_1", email: "jane@example.com" },
  payabli: { id: 998 },
} as const;
const all = () =>
  threeProviders({
    finosu: { body: records.finosu },
    soap: { body: { results: [{ id: "cus_2" }, records.soap] } },
    payabli: { body: records.payabli },
  });

test("reads the customer everywhere, in the common model and as received", async () => {
  const { customers, sent } = all();
  const { finosu, soap, payabli, outcomes } = await customers.read(targets);
  if (finosu.status !== "found" || soap.status !== "found" || payabli.status !== "found") {
    throw new Error(JSON.stringify(outcomes));
  }
  expect([finosu.id, soap.id, payabli.id]).toEqual(["1", "cus_1", 998]);
  expect(finosu.record).toMatchObject({ firstName: "Jane", isTest: true, birthDate: "1990-01-01" });
  expect(soap.record).toEqual({
    externalId: "1",
    firstName: "Jane",
    lastName: "Smith",
    phone: "+15555550100",
  });
  expect(payabli.raw).toEqual(records.payabli);
  expect(sent().soap[0]?.url).toBe("https://soap.example/api/v1/customers/search?email=jane%40example.com");
  for (const shown of [JSON.stringify(outcomes), inspect(outcomes, { depth: 9 })]) {
    expect(shown).not.toMatch(/Jane|555|1990/);
  }
});

test("Soap is searched by number where no address is given", async () => {
  const { customers, sent } = all();
  await customers.read({ soap: { id: "cus_1", phone: "+15555550100" } });
  expect(sent().soap[0]?.url).toMatch(/search\?phone_number=%2B15555550100$/);
});

test.for([
  ["nobody has the address", { results: [] }, { status: "absent" }],
  [
    "only others have it",
    { results: [{ id: "cus_2" }] },
    {
      status: "unknown",
      because: "Soap's search shows other customers with this e-mail address or phone number",
    },
  ],
  [
    "two have the id",
    { results: [{ id: "cus_1" }, { id: "cus_1" }] },
    { status: "unknown", because: "Soap's search shows several such customers" },
  ],
] as const)("Soap: %s", async ([, body, told]) => {
  const { customers } = threeProviders({ soap: { body } });
  expect((await customers.read({ soap: targets.soap })).soap).toEqual({ provider: "soap", ...told });
});

test.for([
  [
    404,
    "unknown",
    "Finosu does not document its answer for a customer who does not exist, and it refused (404)",
  ],
  [
    400,
    "unknown",
    "Finosu does not document its answer for a customer who does not exist, and it refused (400)",
  ],
  [401, "rejected", undefined],
  [403, "rejected", undefined],
  [429, "rejected", undefined],
  [500, "unknown", "the read failed"],
] as const)(
  "a provider that documents no absence and answers %s is not said to be without the customer",
  async ([code, wanted, because]) => {
    const { customers } = threeProviders({ finosu: inTurn(status(code)), payabli: inTurn(status(code)) });
    const { finosu, payabli } = await customers.read({ finosu: targets.finosu, payabli: targets.payabli });
    expect([finosu.status, payabli.status]).toEqual([wanted, wanted]);
    expect(finosu).toMatchObject({ error: { status: code }, ...(because && { because }) });
  },
);

test("Payabli's failure inside a 200 is no record and no proof of absence", async () => {
  const { customers } = threeProviders({ payabli: inTurn(ok({ isSuccess: false, responseText: "no" })) });
  const { payabli } = await customers.read({ payabli: targets.payabli });
  expect(payabli).toMatchObject({ status: "unknown", error: { status: 200 } });
});

test("a target that cannot be read by is refused, and the others are read", async () => {
  const { customers, sent } = all();
  const { finosu, outcomes } = await customers.read({
    ...targets,
    soap: { id: "cus_1", mail: "x" } as never,
  });
  expect(finosu.status).toBe("found");
  expect(outcomes[1]).toMatchObject({
    status: "rejected",
    error: {
      message: "Nothing was sent to Soap: there is no member mail (did you mean email?) in a target of Soap.",
    },
  });
  expect(sent().soap).toEqual([]);
});

test.for([
  [
    { id: "cus_1" },
    { status: "unknown", because: "Soap can only be searched: give the target's `email` or `phone`" },
  ],
  [
    { email: "j@example.com" },
    { status: "rejected", error: { message: "Nothing was sent to Soap: the id is missing." } },
  ],
] as const)(
  "Soap is not said to be without a customer whom nobody could look for: %j",
  async ([target, told]) => {
    const { customers } = threeProviders({ soap: { body: { results: [{ email: "j@example.com" }] } } });
    expect((await customers.read({ soap: target as never })).soap).toMatchObject(told);
  },
);

test("an aborted reading tells nothing about the customer", async () => {
  const { customers } = all();
  const { outcomes } = await customers.read(targets, { signal: AbortSignal.abort(new Error("stop")) });
  expect(outcomes.map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
});

test("compares field by field, and says what cannot be compared and why", async () => {
  const { customers } = all();
  const { fields, agrees } = await customers.compare(targets);
  expect(agrees).toBe(false);
  expect(fields.map(({ field, verdict, heldBy, missingAt }) => [field, verdict, heldBy, missingAt])).toEqual([
    ["externalId", "same", ["finosu", "soap", "payabli"], []],
    ["firstName", "same", ["finosu", "soap", "payabli"], []],
    ["lastName", "different", ["finosu", "soap"], ["payabli"]],
    ["company", "one-only", ["payabli"], []],
    ["phone", "same", ["finosu", "soap"], []],
    ["birthDate", "not-comparable", ["finosu"], []],
    ["timeZone", "not-comparable", ["finosu"], []],
    ["isTest", "one-only", ["finosu"], []],
  ]);
  const phone = fields.find(({ field }) => field === "phone");
  expect(phone?.notComparable).toEqual({ payabli: "Payabli returns it in its own form" });
  expect(phone?.values).toEqual({ finosu: "+15555550100", soap: "+15555550100" });
  expect(JSON.stringify(fields)).not.toContain("5555550100");
});

test("a comparison as a table", async () => {
  const { customers } = all();
  expect(formatComparison(await customers.compare(targets))).toBe(
    [
      "field       finosu            soap          payabli",
      "externalId  1                 1             1         same",
      "firstName   Jane              Jane          Jane      same",
      "lastName    Doe               Smith         none      DIFFERENT",
      "company     –                 –             Sunshine  one only",
      "phone       +15555550100      +15555550100  ?         same",
      "birthDate   1990-01-01        ?             –         not comparable",
      "timeZone    America/New_York  –             ?         not comparable",
      "isTest      true              –             –         one only",
      "? phone: Payabli returns it in its own form",
      "? birthDate: Soap's search does not return it",
      "? timeZone: Payabli holds it in a form that several values share",
    ].join("\n"),
  );
});

test("a table holds no control characters, and names who was not found", async () => {
  const { customers } = threeProviders({
    finosu: { body: { ...records.finosu, lastName: "\u001b[2JDoe\n" } },
    soap: { body: { results: [] } },
  });
  const table = formatComparison(await customers.compare({ finosu: targets.finosu, soap: targets.soap }));
  expect(table).toContain("?[2JDoe?");
  expect(table.split("\n").at(-1)).toBe("soap: absent");
});

test("providers that agree, and one that could not be read", async () => {
  const both = threeProviders({
    finosu: { body: { id: "1", firstName: "Jane" } },
    soap: { body: { results: [{ id: "cus_1", internal_id: "1", first_name: "Jane" }] } },
  });
  const { finosu, soap } = targets;
  expect((await both.customers.compare({ finosu, soap })).agrees).toBe(true);
  const one = threeProviders({ finosu: { body: { id: "1", firstName: "Jane" } }, soap: { status: 500 } });
  expect((await one.customers.compare({ finosu, soap })).agrees).toBe(false);
});
