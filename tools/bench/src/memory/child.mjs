import { createCustomers } from "@provider-clients/customers";
import { updateMany } from "@provider-clients/customers/bulk";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";

// `node --expose-gc child.mjs <rows>`: changes that many customers at two providers over a mocked `fetch`, and
// prints the most memory that the process held and the most that was alive, in megabytes. JavaScript, because what
// strips types from TypeScript takes 20 MB by itself.
const count = Number(process.argv[2]);
const everyRows = 10_000;
const { gc } = globalThis;

const answer = (body) => async () => new Response(body, { headers: { "content-type": "application/json" } });

const customers = createCustomers({
  soap: createSoapClient({
    apiKey: "made-up",
    baseUrl: "https://soap.example",
    fetch: answer('{"id":"cus_1"}'),
  }),
  payabli: createPayabliClient({
    requestToken: "made-up",
    baseUrl: "https://payabli.example",
    fetch: answer('{"isSuccess":true}'),
  }),
});

async function* rows() {
  for (let id = 0; id < count; id++) {
    yield { targets: { soap: { id: `cus_${id}` }, payabli: { id } }, changes: { firstName: `Jane ${id}` } };
  }
}

// Keeps what a checkpoint in a file would, and forgets it.
const checkpoint = { load: () => [], save: async () => undefined };
const results = updateMany(customers, rows(), {
  perProviderRate: { payabli: [] },
  concurrency: 32,
  checkpoint,
});
let done = 0;
let resident = 0;
let alive = 0;
for await (const { allApplied } of results) {
  if (!allApplied) throw new Error("A row failed.");
  done += 1;
  if (done % everyRows === 0) resident = Math.max(resident, process.memoryUsage.rss());
  // A collection costs more than thousands of rows.
  if (gc && done % (everyRows * 10) === 0) {
    gc();
    alive = Math.max(alive, process.memoryUsage().heapUsed);
  }
}
if (done !== count) throw new Error(`${done} of ${count} rows were done.`);
console.log(JSON.stringify({ residentMegabytes: resident / 1e6, aliveMegabytes: alive / 1e6 }));
