import { createPayabliClient } from "@provider-clients/payabli";
import { createPayabliMock } from "@provider-clients/payabli/msw";
import { getCustomerQuery } from "@provider-clients/payabli/query";
import { createSoapClient, isSoapError } from "@provider-clients/soap";
import { QueryClient } from "@tanstack/query-core";
import { connect, type Mock } from "./mock.ts";
import { type RowResult, type Rows, rejection, runRows, same } from "./rows.ts";

const connectPayabli = (baseUrl: string) => createPayabliClient({ requestToken: "secret-token", baseUrl });

const query = async (mock: Mock) => {
  const { baseUrl } = await mock({ body: { customerId: 998 } });
  const answer = await new QueryClient().fetchQuery(getCustomerQuery(connectPayabli(baseUrl), 998));
  same("answer", answer, { customerId: 998 });
};

interface Msw<Handler> {
  readonly http: Parameters<typeof createPayabliMock<Handler>>[0];
  readonly setupServer: (...handlers: Handler[]) => {
    readonly listen: () => void;
    readonly use: (...handlers: Handler[]) => void;
    readonly close: () => void;
  };
}

const mocked = async <Handler>({ http, setupServer }: Msw<Handler>) => {
  const mock = createPayabliMock<Handler>(http);
  const server = setupServer(...mock.handlers);
  server.listen();
  try {
    const payabli = connectPayabli("https://payabli.example");
    same("example", typeof (await payabli.getCustomer(998)).customerId, "number");
    server.use(mock.updateCustomer.unauthorized());
    const error = await rejection(payabli.updateCustomer(998, { firstname: "Jane" }));
    same("status", Reflect.get(Object(error), "status"), 401);
  } finally {
    server.close();
  }
};

const msw2 = async () => {
  const [{ http }, { setupServer }] = await Promise.all([import("msw-2"), import("msw-2/node")]);
  await mocked({ http, setupServer });
};

const msw3 = async () => {
  const [{ http }, { setupServer }] = await Promise.all([import("msw"), import("msw/node")]);
  await mocked({ http, setupServer });
};

type SoapFetch = NonNullable<Parameters<typeof createSoapClient>[0]["fetch"]>;

const throughFetch = (find: () => Promise<{ readonly fetch: SoapFetch }>) => async (mock: Mock) => {
  const { fetch } = await find();
  const { baseUrl, closed } = await mock({ body: { id: "cus_1" } });
  const change = (address: string) =>
    createSoapClient({ apiKey: "secret-key", baseUrl: address, fetch }).updateCustomer("cus_1", {
      first_name: "Jane",
    });
  same("answer", await change(baseUrl), { id: "cus_1" });
  const error = await rejection(change(closed));
  if (!isSoapError(error)) throw new Error(`not a Soap error: ${error}`);
  same("outcome where nobody listens", error.outcome, "not-sent");
};

const { bun, deno, node } = process.versions;
const major = Number(node.split(".")[0]);
const isNode = bun === undefined && deno === undefined;

const rows: Readonly<Record<string, Rows>> = {
  payabli: {
    "TanStack Query 5 over /query": query,
    "MSW 2 over /msw": msw2,
    // It needs Node.js 22, and does not see the fetch of Bun and Deno.
    ...(isNode && major >= 22 && { "MSW 3 over /msw": msw3 }),
  },
  "client-core": {
    // Bun and Deno have a fetch of their own.
    ...(isNode && { "the fetch of undici 7": throughFetch(() => import("undici-7")) }),
    // It needs Node.js 22.19.
    ...(isNode && major >= 22 && { "the fetch of undici 8": throughFetch(() => import("undici-8")) }),
  },
};

const results: RowResult[] = [];
for (const [name, own] of Object.entries(rows))
  results.push(...(await runRows(name, own, connect(process.argv[2] ?? ""))));

// For Node.js, Bun and Deno: `around.js <address of the mock server>` prints the results as JSON.
// On Deno, something of the tools would keep the process alive.
process.stdout.write(JSON.stringify(results), () => process.exit());
