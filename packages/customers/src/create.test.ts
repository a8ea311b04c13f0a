import { afterEach, expect, test, vi } from "vitest";
import { inTurn, ok, status, threeProviders } from "../test-support/providers.js";

const jane = {
  externalId: "1",
  firstName: "Jane",
  lastName: "Doe",
  email: "jane@example.com",
  phone: "+15555550100",
  timeZone: "America/Chicago",
  address: { line1: "1 Main St", city: "Oakland", state: "CA", postalCode: "94607" },
} as const;
const entrance = { payabli: { entry: "synthetic-entry" } } as const;

afterEach(() => void vi.useRealTimers());

test("creates the customer in each provider's own way and gives the new ids", async () => {
  const stored = { customerId: 998, customerNumber: "1", Firstname: "Jane", Phone: null };
  const { customers, sent } = threeProviders({
    soap: { body: { id: "cus_9", internal_id: "1", first_name: "Jane" } },
    payabli: { body: { isSuccess: true, responseText: "Success", responseData: stored } },
  });

  const result = await customers.create(
    {
      finosu: { id: "1", taskType: "collections" },
      soap: {},
      payabli: { entry: "synthetic-entry", query: { forceCustomerCreation: true }, fields: { balance: 9.5 } },
    },
    jane,
  );

  expect(sent().finosu).toMatchObject([
    {
      method: "POST",
      url: "https://finosu.example/customers",
      body: {
        id: "1",
        taskType: "collections",
        firstName: "Jane",
        lastName: "Doe",
        email: "jane@example.com",
        phoneNumber: "+15555550100",
        timezone: "America/Chicago",
        streetAddress1: "1 Main St",
        city: "Oakland",
        state: "CA",
        zipCode: "94607",
      },
    },
  ]);
  expect(sent().soap.map(({ method, url, body }) => ({ method, url, body }))).toEqual([
    {
      method: "POST",
      url: "https://soap.example/api/v1/customers",
      body: {
        email: "jane@example.com",
        first_name: "Jane",
        last_name: "Doe",
        phone_number: "5555550100",
        internal_id: "1",
      },
    },
  ]);
  expect(sent().payabli).toMatchObject([
    {
      method: "POST",
      url: "https://payabli.example/Customer/single/synthetic-entry?forceCustomerCreation=true",
      body: { customerNumber: "1", firstname: "Jane", balance: 9.5, timeZone: -6, zip: "94607" },
    },
  ]);
  expect(sent().payabli[0]?.headers.get("idempotencyKey")).toMatch(/^[\da-f-]{36}$/);
  expect(result.finosu).toMatchObject({ status: "applied", id: "1" });
  expect(result.soap).toMatchObject({
    status: "applied",
    id: "cus_9",
    record: { externalId: "1", firstName: "Jane" },
  });
  expect(result.payabli).toMatchObject({
    status: "applied",
    id: 998,
    record: { externalId: "1", firstName: "Jane" },
  });
  expect(result.finosu.ignored).toEqual([]);
  expect(result.soap.ignored).toContain("timeZone");
});

test("an external id that differs from Finosu's id is named, not sent", async () => {
  const { customers, sent } = threeProviders();
  const result = await customers.create(
    { finosu: { id: "2", taskType: "collections", sync: true } },
    { externalId: "1" },
  );
  expect(result.finosu.ignored).toEqual(["externalId"]);
  expect(sent().finosu[0]?.body).toEqual({ id: "2", taskType: "collections", sync: true });
});

test("an answer without a record gives neither id nor record", async () => {
  const { customers } = threeProviders({ payabli: { body: { isSuccess: true, responseData: null } } });
  const { payabli } = await customers.create(entrance, jane);
  expect(payabli).toMatchObject({ status: "applied", id: undefined, record: undefined });
});

test("a plan shows path and query, and no key is spent", async () => {
  const { customers, sent } = threeProviders();
  const dry = customers.plan.create(
    { payabli: { entry: "synthetic-entry", query: { replaceExisting: 1 } } },
    { company: "Sunshine" },
  );
  expect(dry).toEqual({
    payabli: {
      provider: "payabli",
      status: "planned",
      request: {
        operationId: "createCustomer",
        path: { entry: "synthetic-entry" },
        query: { replaceExisting: 1 },
        body: { company: "Sunshine" },
      },
      sent: ["company"],
      ignored: [],
    },
  });
  expect(sent().payabli).toEqual([]);
});

test("retry makes an unknown creation again only where a key keeps it single, and with the same key", async () => {
  const stored = { isSuccess: true, responseData: { customerId: 998 } };
  const { customers, sent } = threeProviders({
    finosu: inTurn(status(500)),
    soap: inTurn(status(500)),
    payabli: inTurn(status(500), ok(stored)),
  });

  const first = await customers.create(
    { finosu: { id: "1", taskType: "collections" }, soap: {}, ...entrance },
    jane,
  );
  const second = await first.retry();

  expect(first.failures.map((failure) => failure.status)).toEqual(["unknown", "unknown", "unknown"]);
  expect([second.finosu, second.soap]).toEqual([first.finosu, first.soap]);
  expect(second.payabli).toMatchObject({ status: "applied", id: 998 });
  expect([sent().finosu.length, sent().soap.length, sent().payabli.length]).toEqual([1, 1, 2]);
  const keys = sent().payabli.map(({ headers }) => headers.get("idempotencyKey"));
  expect(keys[0]).toBe(keys[1]);
});

test("a caller's key is the one that is sent", async () => {
  const { customers, sent } = threeProviders();
  await customers.create({ payabli: { entry: "synthetic-entry", idempotencyKey: "row-17" } }, jane);
  expect(sent().payabli[0]?.headers.get("idempotencyKey")).toBe("row-17");
});

test("a repeated key says that the first attempt arrived, so the outcome stays unknown", async () => {
  const { customers, sent } = threeProviders({ payabli: inTurn(status(500), status(409)) });
  const first = await customers.create(entrance, jane);
  const second = await first.retry();
  expect(second.payabli).toMatchObject({ status: "unknown", error: { status: 409, outcome: "unknown" } });
  expect(sent().payabli).toHaveLength(2);
});

test("retry leaves an unknown creation alone once Payabli has forgotten the key", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const { customers, sent } = threeProviders({ payabli: inTurn(status(500), ok({})) });
  const first = await customers.create(entrance, jane);
  vi.setSystemTime(Date.now() + 120_000);
  const second = await first.retry();
  expect(second.payabli).toMatchObject({ status: "unknown", error: { outcome: "unknown", attempts: 0 } });
  expect(Object(second.payabli).error.message).toMatch(
    /^Nothing was sent to Payabli .* forgotten its idempotency key/,
  );
  expect(sent().payabli).toHaveLength(1);
});
