import { inspect } from "node:util";
import { expect, test } from "vitest";
import { everywhere, inTurn, status, threeProviders } from "../test-support/providers.js";
import { fieldNames } from "./fields.js";
import { isProviderError, type ProviderName } from "./index.js";

/** Calls as code without types would. */
const untyped = (value: unknown): never => value as never;

test("fields and targets that are undefined are skipped", async () => {
  const { customers, sent } = threeProviders();
  const body: { phone?: string; lastName?: string } = { lastName: "Doe" };
  const result = await customers.update(
    { finosu: undefined, soap: { id: "cus_1" } },
    { phone: body.phone, lastName: body.lastName, address: { city: undefined } },
  );
  expect(sent().soap[0]?.body).toEqual({ last_name: "Doe" });
  expect(result.soap).toMatchObject({ status: "applied", sent: ["lastName"], ignored: [] });
  expect(result.outcomes.map(({ provider }) => provider)).toEqual(["soap"]);
});

test("data that an object inherits from another object is read, and its methods are not", async () => {
  const { customers, sent } = threeProviders();
  const known = { lastName: "Doe", greet: () => "Jane" };
  const own = { firstName: { value: "Jane", enumerable: true } };
  const changes: { firstName?: string } = Object.create(known, own);
  await customers.update({ soap: { id: "cus_1" } }, changes);
  expect(sent().soap[0]?.body).toEqual({ first_name: "Jane", last_name: "Doe" });
});

test("getters and class instances are read, targets too", async () => {
  class Person {
    readonly #name = "Jane";
    lastName = "Doe";
    get firstName(): string {
      return this.#name;
    }
    greet(): string {
      return this.#name;
    }
  }
  class Employee extends Person {
    get address() {
      return new Home();
    }
  }
  class Home {
    get city(): string {
      return "Oakland";
    }
  }
  class Reference {
    get id(): number {
      return 998;
    }
  }
  const { customers, sent } = threeProviders();
  const result = await customers.update({ payabli: new Reference() }, new Employee());
  expect(sent().payabli[0]).toMatchObject({
    url: "https://payabli.example/Customer/998",
    body: { firstname: "Jane", lastname: "Doe", city: "Oakland" },
  });
  expect(result.payabli.sent.toSorted()).toEqual(["address.city", "firstName", "lastName"]);
});

test.for([
  [{ firstname: "Jane" }, "there is no field firstname (did you mean firstName?)"],
  [{ first_name: "Jane" }, "there is no field first_name (did you mean firstName?)"],
  [{ nickname: "J" }, "there is no field nickname"],
  [{ constructor: "x" }, "there is no field constructor"],
  [{ address: { zip: "94607" } }, "there is no field address.zip"],
  [{ address: { citty: "x" } }, "there is no field address.citty (did you mean address.city?)"],
  [{ address: "1 Main St" }, "address must be an object"],
  [{ address: ["1 Main St"] }, "address must be an object"],
  [{ firstName: 5 }, "firstName must be text"],
  [{ isTest: "true" }, "isTest must be true or false"],
  [{ metadata: "gold" }, "metadata must be an object of JSON values"],
  [{ metadata: new Map([["plan", "gold"]]) }, "metadata must be an object of JSON values"],
  [{ metadata: { plans: new Set(["gold"]) } }, "metadata must be an object of JSON values"],
  [{ metadata: { rate: Number.NaN } }, "metadata must be an object of JSON values"],
  [{ address: Promise.resolve({ city: "Oakland" }) }, "address must be an object"],
  [new FormData(), "the changes must be an object"],
  [new URLSearchParams("firstName=Jane"), "the changes must be an object"],
  [Promise.resolve({ firstName: "Jane" }), "the changes must be an object"],
  [{ birthDate: new Date(0) }, "birthDate must be a day as text, YYYY-MM-DD"],
  [{ birthDate: "1990-02-30" }, "birthDate must be a day as text, YYYY-MM-DD"],
  [{ birthDate: "30.01.1990" }, "birthDate must be a day as text, YYYY-MM-DD"],
  [undefined, "the changes must be an object"],
  [null, "the changes must be an object"],
  ["firstName", "the changes must be an object"],
] as const)("untyped changes %j: %s, and nothing is sent to anyone", async ([changes, reason]) => {
  const { customers, sent } = threeProviders();
  const result = await customers.update(everywhere, untyped(changes));
  expect(sent()).toEqual({ finosu: [], soap: [], payabli: [] });
  expect(result.failures.map(({ error }) => error.message)).toEqual(
    ["Finosu", "Soap", "Payabli"].map((title) => `Nothing was sent to ${title}: ${reason}.`),
  );
  expect(result.allApplied).toBe(false);
});

test("a getter that throws is told without its words", async () => {
  const { customers, sent } = threeProviders();
  const changes = {
    lastName: "Doe",
    get firstName(): string {
      throw new Error("Jane");
    },
  };
  const { soap } = await customers.update({ soap: { id: "cus_1" } }, changes);
  expect(soap).toMatchObject({
    status: "rejected",
    error: { message: "Nothing was sent to Soap: firstName could not be read." },
  });
  expect(sent().soap).toEqual([]);
});

test("the fields that messages can name are those of the model", () => {
  expect(fieldNames).toContain("address.city");
  expect(new Set(fieldNames).size).toBe(fieldNames.length);
});

test.for([
  ["soap", "cus_1", "its target must be an object"],
  ["soap", null, "its target must be an object"],
  ["soap", { id: "cus_1", taskType: "x" }, "there is no member taskType in a target of Soap"],
  [
    "finosu",
    { id: "1", tasktype: "x" },
    "there is no member tasktype (did you mean taskType?) in a target of Finosu",
  ],
] as const)("%s: the target %j is told apart, and the others go on", async ([provider, target, reason]) => {
  const { customers, sent } = threeProviders();
  const result = await customers.update(untyped({ payabli: { id: 998 }, [provider]: target }), {
    firstName: "Jane",
  });
  const { outcomes } = untyped(result) as { outcomes: readonly { provider: ProviderName; error?: Error }[] };
  expect(outcomes.find((one) => one.provider === provider)?.error?.message).toContain(reason);
  expect(sent().payabli).toHaveLength(1);
});

test.for([
  [undefined, "no target was given. Known here: finosu, soap, payabli."],
  [null, "no target was given. Known here: finosu, soap, payabli."],
  [{}, "no target was given. Known here: finosu, soap, payabli."],
  [{ soap: undefined }, "no target was given. Known here: finosu, soap, payabli."],
  [{ stripe: { id: 1 } }, "stripe has no client here. Known here: finosu, soap, payabli."],
] as const)("targets %j: %s", async ([targets, reason]) => {
  const { customers } = threeProviders();
  const error = await customers.update(untyped(targets), { firstName: "Jane" }).catch((one: unknown) => one);
  expect(error).toMatchObject({ message: `Nothing was sent: ${reason}` });
  expect(isProviderError(error, "configuration")).toBe(true);
});

test("an option that does not exist is refused, above all one that used to keep a call from sending", async () => {
  const { customers, sent } = threeProviders();
  const call = customers.update(everywhere, { firstName: "Jane" }, untyped({ dryRun: true }));
  await expect(call).rejects.toThrow("Nothing was sent: there is no option dryRun.");
  expect(sent().soap).toEqual([]);
});

test("a misspelt or unusable option is refused by every operation", async () => {
  const { customers } = threeProviders();
  const targets = { soap: { id: "cus_1", email: "jane@example.com" } };
  const result = await customers.update(targets, { firstName: "Jane" });
  const typo = untyped({ timeoutMS: 5 });
  const said = "there is no option timeoutMS (did you mean timeoutMs?)";
  await expect(customers.read(targets, typo)).rejects.toThrow(said);
  await expect(customers.compare(targets, typo)).rejects.toThrow(said);
  await expect(result.retry(typo)).rejects.toThrow(said);
  await expect(result.resolve(typo)).rejects.toThrow(said);
  await expect(customers.retry(result.retryData(), typo)).rejects.toThrow(said);
  await expect(customers.resolve(result.retryData(), typo)).rejects.toThrow(said);
  for (const settleMs of ["5", -1, Number.NaN]) {
    await expect(result.resolve(untyped({ settleMs }))).rejects.toThrow("`settleMs` must be a whole number");
  }
  await expect(result.resolve(untyped({ before: {} }))).rejects.toThrow("`before` must be");
});

test("a new customer without what the document requires is refused by name", async () => {
  const { customers, sent } = threeProviders();
  const result = await customers.create(
    untyped({ soap: {}, finosu: { id: "1", taskType: "x", sync: true } }),
    untyped({ firstName: "Jane", email: null }),
  );
  const { soap, finosu } = result as unknown as Record<string, { status: string; error?: Error }>;
  expect(soap?.error?.message).toBe(
    "Nothing was sent to Soap: lastName is missing, which a new customer must have; email is missing, which a new customer must have.",
  );
  expect(finosu?.status).toBe("applied");
  expect(sent().soap).toEqual([]);
});

test("nothing to change is skipped, and not read as done", async () => {
  const { customers } = threeProviders();
  const result = await customers.update(everywhere, {});
  expect(result.allApplied).toBe(false);
  expect(result.soap).toMatchObject({ status: "skipped", reason: "No field was given" });
});

test("the outcomes are a list for people, in the order of the targets", async () => {
  const { customers } = threeProviders({ finosu: { status: 400 } });
  const result = await customers.update(everywhere, { firstName: "Jane", timeZone: "America/Chicago" });
  expect(
    result.outcomes.map(({ provider, status, sent, ignored }) => [provider, status, sent, ignored]),
  ).toEqual([
    ["finosu", "rejected", ["firstName", "timeZone"], []],
    ["soap", "applied", ["firstName"], ["timeZone"]],
    ["payabli", "applied", ["firstName", "timeZone"], []],
  ]);
});

test("a result prints and serialises without personal data", async () => {
  const record = { id: "1", firstName: "Jane", lastName: "Secret", ssnLastFour: "1234" };
  const { customers } = threeProviders({ finosu: { body: record }, payabli: inTurn(status(500)) });
  const result = await customers.update(everywhere, { lastName: "Secret" });
  if (result.finosu.status !== "applied") throw new Error(result.finosu.status);
  expect(result.finosu.record.lastName).toBe("Secret");
  expect(result.finosu.raw.ssnLastFour).toBe("1234");
  for (const shown of [
    JSON.stringify(result),
    inspect(result, { depth: 9 }),
    JSON.stringify(result.outcomes),
  ]) {
    expect(shown).not.toMatch(/Secret|1234|Jane/);
    expect(shown).toContain("lastName");
  }
  expect(JSON.parse(JSON.stringify(result))).toMatchObject({
    allApplied: false,
    outcomes: [
      { provider: "finosu", status: "applied", id: "1", sent: ["lastName"] },
      { provider: "soap", status: "applied" },
      { provider: "payabli", status: "unknown", error: { status: 500, kind: "answer", outcome: "unknown" } },
    ],
  });
});

test.for([[Symbol("bye")], [Object.create(null)], [{ toString: () => Promise.reject }]])(
  "an abort reason without text ends one call and hides no other",
  async ([reason]) => {
    const controller = new AbortController();
    const hang: typeof fetch = () => {
      setImmediate(() => controller.abort(reason));
      return new Promise(() => undefined);
    };
    const { customers } = threeProviders({ soap: hang });
    const result = await customers.update(everywhere, { firstName: "Jane" }, { signal: controller.signal });
    expect(result.outcomes.map((one) => one.status)).toEqual(["applied", "unknown", "applied"]);
  },
);
