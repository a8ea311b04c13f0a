import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { provider } from "../src/generated/operations.js";
import { createSoapClient, isSoapError } from "../src/index.js";

const { sandbox } = provider.environments;
const { header } = provider.credentials.apiKey;

test("sends the change to the environment's host with the key alone in the header", async () => {
  const { fetch, requests } = recordingFetch({ id: "cus_1", first_name: "Jane" });
  const soap = createSoapClient({ apiKey: "made-up-key", environment: "sandbox", fetch });

  const customer = await soap.updateCustomer("cus_1", { first_name: "Jane" });

  expect(customer).toEqual({ id: "cus_1", first_name: "Jane" });
  expect(requests).toHaveLength(1);
  expect(requests[0]).toMatchObject({
    method: "PATCH",
    url: `${sandbox}/api/v1/customers/cus_1`,
    body: { first_name: "Jane" },
  });
  expect(requests[0]?.headers.get(header)).toBe("made-up-key");
});

test("sends the key as a bearer token where the caller chooses that form", async () => {
  const { fetch, requests } = recordingFetch({ id: "cus_1" });
  const soap = createSoapClient({
    apiKey: async () => "made-up-key",
    baseUrl: "https://soap.example",
    authorizationScheme: "bearer",
    fetch,
  });

  await soap.updateCustomer("cus_1", { first_name: "Jane" });

  expect(requests[0]?.url).toBe("https://soap.example/api/v1/customers/cus_1");
  expect(requests[0]?.headers.get(header)).toBe("Bearer made-up-key");
});

test.for([
  [
    "neither an environment nor a base URL",
    {},
    /environment.*"sandbox".*baseUrl|baseUrl.*environment.*sandbox/s,
  ],
  [
    "both",
    { environment: "sandbox", baseUrl: "https://soap.example" },
    /environment.*baseUrl|baseUrl.*environment/s,
  ],
  ["an environment that Soap does not document", { environment: "production" }, /sandbox/],
  ["a base URL without https", { baseUrl: "http://soap.example" }, /https/],
  ["no key", { apiKey: undefined, environment: "sandbox" }, /apiKey/],
  [
    "an unknown form of the key",
    { environment: "sandbox", authorizationScheme: "basic" },
    /authorizationScheme.*raw.*bearer/s,
  ],
] as const)("refuses %s at construction", ([, options, message]) => {
  // @ts-expect-error each of these options does not compile either; users without a compiler get the message
  const error = catchSync(() => createSoapClient({ apiKey: "made-up-key", ...options }));
  expect(isSoapError(error, "configuration")).toBe(true);
  expect(error).toMatchObject({ message: expect.stringMatching(message), outcome: "not-sent" });
});
