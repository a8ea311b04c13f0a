import { http as http3 } from "msw";
import { setupServer as setupServer3 } from "msw/node";
import { http as http2 } from "msw-2";
import { setupServer as setupServer2 } from "msw-2/node";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { createPayabliClient } from "./client.js";
import { createPayabliMock } from "./generated/msw.js";
import { validators } from "./generated/validators.js";

// Made before anything listens, as most programs do.
const payabli = createPayabliClient({
  requestToken: "made-up-token",
  environment: "sandbox",
  retries: 0,
  validators,
  validate: "enforce",
});

const update = () => payabli.updateCustomer(998, { firstname: "Jane" });

/** What both versions have in common, over handlers that each makes of its own `http`. */
const checkMocks = <Handler>(
  mock: ReturnType<typeof createPayabliMock<Handler>>,
  use: (handler: Handler) => void,
): void => {
  test("every operation answers with a documented example, which holds to its schema", async () => {
    expect(await payabli.getCustomer(998)).toHaveProperty("customerId");
    expect(await update()).toMatchObject({ isSuccess: true });
    expect(await payabli.createCustomer("entry", { firstname: "Jane" })).toMatchObject({ isSuccess: true });
    expect(await payabli.linkCustomerTransaction(998, "1")).toMatchObject({ isSuccess: true });
    expect(await payabli.listCustomers("entry")).toHaveProperty("Records");
  });

  test("members of one's own stand over those of the example", async () => {
    use(mock.getCustomer.success({ Firstname: "Joan" }));
    expect(await payabli.getCustomer(998)).toMatchObject({
      Firstname: "Joan",
      customerId: expect.any(Number),
    });
  });

  test("an answer of one's own takes the place of the example", async () => {
    use(mock.listCustomers.answer({ Records: [], Summary: {} }));
    expect(await payabli.listCustomers("entry")).toEqual({ Records: [], Summary: {} });
  });

  test("documented failures and faults come to what the client makes of them", async () => {
    use(mock.updateCustomer.unauthorized());
    await expect(update()).rejects.toMatchObject({ kind: "answer", status: 401, outcome: "rejected" });
    use(mock.updateCustomer.status(503, { "retry-after": "7" }));
    await expect(update()).rejects.toMatchObject({ status: 503, outcome: "unknown", retryAfterMs: 7000 });
    use(mock.updateCustomer.reset());
    await expect(update()).rejects.toMatchObject({ kind: "network", outcome: "unknown" });
    use(mock.updateCustomer.timeout());
    const late = payabli.updateCustomer(998, { firstname: "Jane" }, { timeoutMs: 50 });
    await expect(late).rejects.toMatchObject({ kind: "timeout", outcome: "unknown" });
  });
};

describe("MSW 2", () => {
  const mock = createPayabliMock(http2);
  const server = setupServer2(...mock.handlers);
  beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  checkMocks(mock, (handler) => server.use(handler));
});

describe("MSW 3", () => {
  const mock = createPayabliMock(http3, { baseUrl: "https://api-sandbox.payabli.com/api" });
  const server = setupServer3(...mock.handlers);
  beforeAll(() => server.listen());
  afterEach(() => server.resetHandlers());
  afterAll(() => server.close());
  checkMocks(mock, (handler) => server.use(handler));
});

test("names of examples and statuses are those of the document", () => {
  const mock = createPayabliMock(http3);
  // @ts-expect-error there is no such example
  expect(() => mock.getCustomer.example("no such example")).toThrow(
    "GET /Customer/{customerId} has no such example",
  );
  // @ts-expect-error the document has no such member
  mock.getCustomer.success({ firstname: "Jane" });
});
