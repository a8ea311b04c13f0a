import { startMockServer } from "@provider-clients/contract";
import { createCustomers } from "@provider-clients/customers";
import { updateMany } from "@provider-clients/customers/bulk";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { expect, test } from "vitest";

const count = 2000;

/** A fetch that fails now and then: refused, answered 503, or broken after the provider had the request. */
const faultyFetch = () => {
  let calls = 0;
  const told = { refused: 0, unavailable: 0, broken: 0 };
  const send: typeof fetch = async (input, init) => {
    calls++;
    if (calls % 17 === 0) {
      told.refused++;
      throw new TypeError("fetch failed", {
        cause: Object.assign(new Error("refused"), { code: "ECONNREFUSED" }),
      });
    }
    if (calls % 23 === 0) {
      told.unavailable++;
      return new Response(null, { status: 503, headers: { "retry-after": "0" } });
    }
    const response = await fetch(input, init);
    if (calls % 29 !== 0) return response;
    told.broken++;
    await response.text();
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  };
  return { send, told };
};

test("accounts for each of 2,000 customers at three mock servers with faults in between", async () => {
  await using finosu = await startMockServer("finosu", { keepRequests: 3 * count });
  await using soap = await startMockServer("soap", { keepRequests: 3 * count });
  await using payabli = await startMockServer("payabli", { keepRequests: 3 * count });
  const { send, told } = faultyFetch();
  const customers = createCustomers({
    finosu: createFinosuClient({ apiKey: "made-up", baseUrl: finosu.url, fetch: send }),
    soap: createSoapClient({ apiKey: "made-up", baseUrl: soap.url, fetch: send }),
    payabli: createPayabliClient({ requestToken: "made-up", baseUrl: payabli.url, fetch: send }),
  });
  const rows = Array.from({ length: count }, (_, index) => ({
    targets: {
      finosu: { id: `cust-${index}`, taskType: "collections" },
      soap: { id: `cus_${index}` },
      payabli: { id: index + 1 },
    },
    changes: { firstName: `Jane ${index}` },
  }));
  const arrived = new Set<string>();

  const tally = { applied: 0, rejected: 0, unknown: 0, skipped: 0 };
  const claims: { readonly path: string; readonly status: string | undefined }[] = [];
  for await (const { row, outcomes } of updateMany(customers, rows, { perProviderRate: { payabli: [] } })) {
    for (const { status } of Object.values(outcomes)) tally[status]++;
    claims.push({ path: `/api/v1/customers/${row.targets.soap.id}`, status: outcomes.soap?.status });
    claims.push({ path: `/Customer/${row.targets.payabli.id}`, status: outcomes.payabli?.status });
    claims.push({ path: `/customers/${row.targets.finosu.id}`, status: outcomes.finosu?.status });
  }

  for (const server of [finosu, soap, payabli]) for (const { path } of server.requests) arrived.add(path);
  expect(tally.applied + tally.rejected + tally.unknown).toBe(3 * count);
  expect(told.refused + told.unavailable + told.broken).toBeGreaterThan(500);
  // What is called applied did arrive; what is called rejected did not; nothing is claimed of the rest.
  expect(claims.filter(({ path, status }) => status === "applied" && !arrived.has(path))).toEqual([]);
  expect(claims.filter(({ path, status }) => status === "rejected" && arrived.has(path))).toEqual([]);
  // Soap's update may not be repeated, so a broken answer stays unknown there.
  expect(tally.unknown).toBeGreaterThan(0);
}, 300_000);
