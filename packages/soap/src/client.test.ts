import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { provider } from "./generated/operations.js";
import { createSoapHttp } from "./http.js";
import { createSoapClient, isSoapError } from "./index.js";

const { sandbox } = provider.environments;
const { name: header } = provider.credentials.apiKey;

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
    'Soap: `environment` and `baseUrl` are both missing. Known: "sandbox".',
  ],
  [
    "both",
    { environment: "sandbox", baseUrl: "https://soap.example" },
    "Soap: `environment` and `baseUrl` were both given. Give one of them.",
  ],
  [
    "an environment that Soap does not document",
    { environment: "production" },
    'Soap: there is no environment "production". Known: "sandbox". For another address give `baseUrl`.',
  ],
  [
    "a base URL without https",
    { baseUrl: "http://soap.example" },
    "Soap: `baseUrl` begins with http://, which would show the credential to the network. Only localhost may; write https://.",
  ],
  [
    "no key",
    { apiKey: undefined, environment: "sandbox" },
    "Soap: `apiKey` is missing. Give it as text, or as a function that returns it.",
  ],
  [
    "an unknown form of the key",
    { environment: "sandbox", authorizationScheme: "basic" },
    'Soap: `authorizationScheme` must be "raw" or "bearer".',
  ],
] as const)("refuses %s at construction", ([, options, message]) => {
  for (const create of [createSoapClient, createSoapHttp]) {
    // @ts-expect-error each of these options does not compile either; users without a compiler get the message
    const error = catchSync(() => create({ apiKey: "made-up-key", ...options }));
    expect(isSoapError(error, "configuration")).toBe(true);
    expect(error).toMatchObject({ message, outcome: "not-sent" });
  }
});

test("says what is missing where no options are given", () => {
  // @ts-expect-error it does not compile either
  expect(() => createSoapClient()).toThrow("Soap: `apiKey` is missing.");
});
