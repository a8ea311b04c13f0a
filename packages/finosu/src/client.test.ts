import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { provider } from "./generated/operations.js";
import { createFinosuClient, isFinosuError } from "./index.js";

const { name: header } = provider.credentials.apiKey;
const answer = { id: "cust-1001", firstName: "Jordan", lastName: "Example" };

test("creates a customer with sync from its id and task type alone", async () => {
  const { fetch, requests } = recordingFetch(answer, 201);
  const finosu = createFinosuClient({
    apiKey: () => "made-up-key",
    baseUrl: "https://finosu.example/v1/",
    fetch,
  });

  expect(await finosu.createCustomer({ id: "cust-1001", taskType: "collections", sync: true })).toEqual(
    answer,
  );

  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: "POST",
    url: "https://finosu.example/v1/customers",
    body: { id: "cust-1001", taskType: "collections", sync: true },
  });
  expect(requests[0]?.headers.get(header)).toBe("made-up-key");
});

test("updates a customer at the path of its id", async () => {
  const { fetch, requests } = recordingFetch(answer);
  const finosu = createFinosuClient({ apiKey: "made-up-key", baseUrl: "https://finosu.example", fetch });

  await finosu.updateCustomer("cust/1001", { id: "cust/1001", taskType: "collections", firstName: "Jo" });

  expect(requests[0]).toMatchObject({ method: "PUT", url: "https://finosu.example/customers/cust%2F1001" });
});

test.for([
  ["no base URL", { baseUrl: undefined }, /baseUrl/],
  ["a base URL without https", { baseUrl: "http://finosu.example" }, /https/],
  ["an environment, as Finosu documents none", { baseUrl: undefined, environment: "production" }, /baseUrl/],
  ["no key", { apiKey: "" }, /apiKey/],
] as const)("refuses %s at construction", ([, options, message]) => {
  const given = { apiKey: "made-up-key", baseUrl: "https://finosu.example", ...options };
  // @ts-expect-error most of these options do not compile either; users without a compiler get the message
  const error = catchSync(() => createFinosuClient(given));
  expect(isFinosuError(error, "configuration")).toBe(true);
  expect(error).toMatchObject({ message: expect.stringMatching(message), outcome: "not-sent" });
});
