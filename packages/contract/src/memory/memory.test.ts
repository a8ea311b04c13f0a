import { expect, test } from "vitest";
import { ledger, ledgerWith } from "../../test-support/ledger.js";
import { startWithMemory } from "../../test-support/start-with-memory.js";
import { startMockServer } from "../mock/start-mock-server.js";

const ann = { kind: "company", name: "Ann Ltd", employees: 3 };

test("what is created is answered, read and listed as it was sent", async () => {
  await using mock = await startWithMemory(ledger);
  const created = await mock.send("POST", "/accounts", ann);
  expect(created.body).toEqual({ id: 1, name: "Ann Ltd" });
  await mock.send("POST", "/accounts", { ...ann, name: "Ben Ltd" });
  expect((await mock.send("GET", "/accounts/2")).body).toEqual({ id: 2, name: "Ben Ltd" });
  expect((await mock.send("GET", "/accounts?status=open")).body).toEqual({
    records: [
      { id: 1, name: "Ann Ltd" },
      { id: 2, name: "Ben Ltd" },
    ],
  });
  expect(mock.requests.flatMap(({ violations }) => violations)).toEqual([]);
});

test("a change keeps what it does not name, and a deletion is final", async () => {
  await using mock = await startWithMemory(ledger);
  await mock.send("POST", "/accounts", ann);
  expect((await mock.send("PATCH", "/accounts/1", { note: "late" })).body).toEqual({
    id: 1,
    name: "Ann Ltd",
    note: "late",
  });
  expect((await mock.send("PATCH", "/accounts/1", { name: "Ann" })).body).toMatchObject({
    name: "Ann",
    note: "late",
  });
  expect((await mock.send("DELETE", "/accounts/1")).status).toBe(204);
  expect((await mock.send("GET", "/accounts/1")).status).toBe(404);
  expect((await mock.send("GET", "/accounts?status=open")).body).toEqual({ records: [] });
  expect((await mock.send("POST", "/accounts", ann)).body).toMatchObject({ id: 2 });
});

test("what was never created is answered as the document says that nothing is found", async () => {
  await using mock = await startWithMemory(ledger);
  const unknown = await mock.send("GET", "/accounts/7");
  expect([unknown.status, unknown.body]).toEqual([404, { error: "refused" }]);
  // Only `default` is documented here.
  const unchanged = await mock.send("PATCH", "/accounts/7", { name: "Ann" });
  expect([unchanged.status, unchanged.body]).toEqual([404, { error: "synthetic failure" }]);
});

test("a request that the document forbids is refused and changes nothing", async () => {
  await using mock = await startWithMemory(ledger);
  await mock.send("POST", "/accounts", ann);
  expect((await mock.send("PATCH", "/accounts/1", { name: "" })).status).toBe(422);
  expect((await mock.send("GET", "/accounts/1")).body).toMatchObject({ name: "Ann Ltd" });
});

test("what a test asks for by name, or puts in place, is answered and not remembered", async () => {
  await using mock = await startWithMemory(ledger);
  await mock.send("POST", "/accounts", ann, { prefer: "code=400" });
  mock.respond("createAccount", { status: 500 });
  await mock.send("POST", "/accounts", ann);
  expect((await mock.send("GET", "/accounts?status=open")).body).toEqual({ records: [] });
  expect((await mock.send("GET", "/accounts/7", undefined, { prefer: "code=200" })).status).toBe(200);
});

test("an operation says with x-resource: false that it is about no record", async () => {
  const document = await ledgerWith("#/paths/~1accounts~1{accountId}/get", (get) => {
    get["x-resource"] = false;
  });
  await using mock = await startWithMemory(document);
  expect((await mock.send("GET", "/accounts/7")).status).toBe(200);
  expect((await mock.send("DELETE", "/accounts/7")).status).toBe(404);
});

test("an x-resource that cannot be read is told by its operation", async () => {
  const document = await ledgerWith("#/paths/~1accounts~1{accountId}/get", (get) => {
    get["x-resource"] = { item: "/accounts", action: "fetch" };
  });
  await expect(startMockServer(document, { memory: true })).rejects.toThrow(
    /^getAccount: x-resource must be false, or/,
  );
});

test("Finosu's customer is found by the id that was given, and changed by a second name alone", async () => {
  await using mock = await startWithMemory("finosu");
  const jane = {
    id: "c 1",
    taskType: "collections",
    firstName: "Jane",
    lastName: "Example",
    timezone: "America/New_York",
    phoneNumber: "+12125550101",
    streetAddress1: "1 Sample St",
    city: "New York",
    state: "NY",
    zipCode: "10001",
  };
  await mock.send("POST", "/customers", jane);
  const changed = await mock.send("PUT", "/customers/c%201", {
    id: "c 1",
    taskType: "collections",
    firstName: "Janet",
  });
  expect(changed.body).toEqual({ ...jane, firstName: "Janet" });
  expect((await mock.send("GET", "/customers/c%201")).body).toEqual({ ...jane, firstName: "Janet" });
  expect((await mock.send("POST", "/customers/c%202/cancel-servicing")).status).toBe(404);
  expect((await mock.send("POST", "/customers/c%201/cancel-servicing")).status).toBe(200);
  const full = { ...jane, email: "jane@example.com", birthday: "1985-06-15", ssnLastFour: "1234" };
  const synced = await mock.send("POST", "/customers/schedule/sync", { ...full, city: "Albany" });
  expect(synced.body).toMatchObject({ id: "c 1", city: "Albany", scheduleCreated: true });
  await mock.send("POST", "/customers/schedule/sync", { ...full, id: "c 3" });
  expect((await mock.send("GET", "/customers/c%203")).body).toMatchObject({ email: "jane@example.com" });
});

test("Soap's customer is searched as Soap compares, and gets an id of Soap's form", async () => {
  await using mock = await startWithMemory("soap");
  const jane = {
    email: "Jane@example.com",
    first_name: "Jane",
    last_name: "Doe",
    phone_number: "5555550100",
  };
  const { body: created } = await mock.send("POST", "/api/v1/customers", jane);
  expect(created).toEqual({ ...jane, id: "cus_1" });
  await mock.send("POST", "/api/v1/customers", {
    ...jane,
    email: "other@example.com",
    phone_number: "5555550199",
  });
  await mock.send("PATCH", "/api/v1/customers/cus_1", { first_name: "Janet" });
  const search = async (query: string) =>
    (await mock.send("GET", `/api/v1/customers/search?${query}`)).body.results;
  const janet = { ...jane, id: "cus_1", first_name: "Janet" };
  expect(await search("email=jane@EXAMPLE.com")).toEqual([janet]);
  expect(await search(`phone_number=${encodeURIComponent("+1 (555) 555-0100")}`)).toEqual([janet]);
  expect(await search("email=jane@example.com&phone_number=5555550199")).toEqual([]);
});

test("Payabli's customer is written as firstname and read as Firstname, and listed page by page", async () => {
  await using mock = await startWithMemory("payabli");
  const create = (body: object, headers?: Record<string, string>) =>
    mock.send("POST", "/Customer/single/entry", { identifierFields: ["email"], ...body }, headers);
  const { body: created } = await create({
    firstname: "Jane",
    additionalFields: { a: "1" },
    customerPsw: "secret",
  });
  expect(created.responseData).toEqual({
    customerId: 1,
    Firstname: "Jane",
    AdditionalFields: { a: "1" },
    IdentifierFields: ["email"],
    // The default of the document.
    TimeZone: 0,
  });
  const changed = await mock.send("PUT", "/Customer/1", { firstname: "Janet", additionalFields: { b: "2" } });
  expect(changed.body).toMatchObject({ isSuccess: true });
  expect((await mock.send("GET", "/Customer/1")).body).toMatchObject({
    Firstname: "Janet",
    AdditionalFields: { a: "1", b: "2" },
  });
  await create({ firstname: "Robin" });
  await create({ firstname: "Casey" });
  const page = await mock.send("GET", "/Query/customers/entry?fromRecord=1&limitRecord=1");
  expect(page.body.Records).toMatchObject([{ customerId: 2, Firstname: "Robin" }]);
  expect((await mock.send("GET", "/Query/customers/other")).body.Records).toEqual([]);
  expect((await mock.send("GET", "/Customer/link/9/t")).status).toBe(404);
  const key = { idempotencyKey: "once" };
  expect([(await create({}, key)).status, (await create({}, key)).status]).toEqual([200, 409]);
});
