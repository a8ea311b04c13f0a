import { catchSync, recordingFetch } from "@provider-clients-internal/test-support";
import { expect, test } from "vitest";
import { provider } from "./generated/operations.js";
import { createPayabliClient, isPayabliError } from "./index.js";

const { sandbox, production } = provider.environments;
const { name: header } = provider.credentials.requestToken;
const success = {
  isSuccess: true,
  responseText: "Success",
  responseCode: 1,
  responseData: " ",
  pageIdentifier: null,
};

test.for([
  ["sandbox", sandbox],
  ["production", production],
] as const)(
  "sends the change and the token to the %s host, and resolves to the envelope as received",
  async ([environment, baseUrl]) => {
    const { fetch, requests } = recordingFetch(success);
    const payabli = createPayabliClient({ requestToken: "made-up-token", environment, fetch });

    expect(await payabli.updateCustomer(998, { firstname: "Jane" })).toEqual(success);

    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({
      method: "PUT",
      url: `${baseUrl}/Customer/998`,
      body: { firstname: "Jane" },
    });
    expect(requests[0]?.headers.get(header)).toBe("made-up-token");
  },
);

test("throws for HTTP 200 with isSuccess false, with the provider's code and body", async () => {
  const declined = { isSuccess: false, responseText: "Declined", responseCode: 2 };
  const { fetch } = recordingFetch(declined);
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });

  const error = await payabli.updateCustomer(998, { firstname: "Jane" }).catch((thrown: unknown) => thrown);

  expect(isPayabliError(error, "answer")).toBe(true);
  expect(error).toMatchObject({ status: 200, code: 2, outcome: "rejected", body: declined });
  expect(String(error)).not.toContain("Declined");
});

test("sends a customer id beyond the safe integers exactly, and refuses one that was rounded already", async () => {
  const { fetch, requests } = recordingFetch(success);
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });

  await payabli.updateCustomer(9_007_199_254_740_993n, { firstname: "Jane" });
  const error = await payabli
    .updateCustomer(2 ** 53, { firstname: "Jane" })
    .catch((thrown: unknown) => thrown);

  expect(requests.map(({ url }) => url)).toEqual([`${sandbox}/Customer/9007199254740993`]);
  expect(isPayabliError(error, "invalid-request")).toBe(true);
});

test("sends each filter of a list as a query parameter of its own", async () => {
  const { fetch, requests } = recordingFetch({ Records: [], Summary: {} });
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });

  await payabli.listCustomers("synthetic-entry", {
    query: { limitRecord: 5, filters: { "balance(gt)": 20, "lastname(ct)": "O'Neil & Sons" } },
  });

  const { pathname, searchParams } = new URL(requests[0]?.url ?? "");
  expect(pathname).toBe(`${new URL(sandbox).pathname}/Query/customers/synthetic-entry`);
  expect([...searchParams]).toEqual([
    ["limitRecord", "5"],
    ["balance(gt)", "20"],
    ["lastname(ct)", "O'Neil & Sons"],
  ]);
});

test.for([
  ["neither an environment nor a base URL", {}, /sandbox.*production|production.*sandbox/s],
  [
    "both",
    { environment: "sandbox", baseUrl: "https://payabli.example" },
    /environment.*baseUrl|baseUrl.*environment/s,
  ],
  [
    "an environment that is not documented",
    { environment: "staging" },
    /sandbox.*production|production.*sandbox/s,
  ],
  ["no token", { requestToken: undefined, environment: "sandbox" }, /requestToken/],
] as const)("refuses %s at construction", ([, options, message]) => {
  // @ts-expect-error each of these options does not compile either; users without a compiler get the message
  const error = catchSync(() => createPayabliClient({ requestToken: "made-up-token", ...options }));
  expect(isPayabliError(error, "configuration")).toBe(true);
  expect(error).toMatchObject({ message: expect.stringMatching(message), outcome: "not-sent" });
});
