import { type CallOptions, createPayabliClient, isPayabliError } from "@provider-clients/payabli";
import { createPayabliMock } from "@provider-clients/payabli/msw";
import { getCustomerQuery } from "@provider-clients/payabli/query";
import { validators } from "@provider-clients/payabli/validators";
import { clientRows } from "./client-rows.ts";
import type { Mock } from "./mock.ts";
import { type Rows, rejection, same } from "./rows.ts";

const validate = { request: "enforce", response: "enforce" } as const;

const update = (baseUrl: string, id: number | bigint, options?: CallOptions, judges = {}) =>
  createPayabliClient({ requestToken: "secret-token", baseUrl, ...judges }).updateCustomer(
    id,
    { firstname: "Jane" },
    options,
  );

const failureEnvelope = async (mock: Mock) => {
  const { baseUrl } = await mock({
    body: { isSuccess: false, responseCode: 5001, responseText: "Declined" },
  });
  const error = await rejection(update(baseUrl, 998));
  if (!isPayabliError(error, "answer")) throw new Error(`not an answer error: ${error}`);
  same("facts", [error.status, error.code, error.outcome], [200, 5001, "rejected"]);
};

const query = async (mock: Mock) => {
  const stage = await mock({ body: { customerId: 998 } });
  const payabli = createPayabliClient({ requestToken: "secret-token", baseUrl: stage.baseUrl });
  const { queryKey, queryFn } = getCustomerQuery(payabli, 998);
  same("key", queryKey.slice(0, 2), ["payabli", "getCustomer"]);
  const { signal } = new AbortController();
  same("answer", await queryFn({ signal }), { customerId: 998 });
};

// MSW itself intercepts in a page by a service worker, and not at all in workerd; its `http` is all that handlers need.
const handlers = async () => {
  const handle = (pattern: RegExp, resolver: () => Response | Promise<Response>) => ({ pattern, resolver });
  const http = {
    get: handle,
    head: handle,
    post: handle,
    put: handle,
    patch: handle,
    delete: handle,
    options: handle,
  };
  const { pattern, resolver } = createPayabliMock(http).getCustomer.success({ Firstname: "Joan" });
  same("path", pattern.test("https://api.example/Customer/998"), true);
  const { customerId, Firstname } = (await (await resolver()).json()) as Record<string, unknown>;
  same("answer", [typeof customerId, Firstname], ["number", "Joan"]);
};

/** What the Payabli client must do. */
export const payabliRows: Rows = {
  ...clientRows({
    isError: isPayabliError,
    // The largest int64: the path must hold every digit.
    change: (baseUrl, options) => update(baseUrl, 9_223_372_036_854_775_807n, options),
    changeElsewhere: (baseUrl) => update(baseUrl, Number.NaN),
    repeatable: (baseUrl, options) => update(baseUrl, 998, options),
    validated: (baseUrl) => update(baseUrl, 998, {}, { validators, validate }),
    departing: { isSuccess: "yes", responseText: 1 },
    answer: { isSuccess: true, responseText: "Success", responseData: {} },
    request: {
      method: "PUT",
      target: "/Customer/9223372036854775807",
      credential: ["requestToken", "secret-token"],
      body: '{"firstname":"Jane"}',
    },
  }),
  "a failure inside HTTP 200": failureEnvelope,
  "the options of a query, by /query": query,
  "a handler of /msw, without MSW": handlers,
};
