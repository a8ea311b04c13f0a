// Measures the memory that a million rows take: `node --expose-gc --max-semi-space-size=8 test/million-rows.mjs [rows]`,
// after a build. What is alive stays the same from the first row to the last; the rest is garbage that V8 keeps
// until it has a reason to collect it, and it is told here to make do with less.
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import { updateMany } from "../dist/bulk.js";
import { createCustomers } from "../dist/index.js";

const count = Number(process.argv[2] ?? 1_000_000);
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
const startedAt = performance.now();
let done = 0;
let peak = 0;
let alive = 0;
for await (const { complete } of updateMany(customers, rows(), {
  perProviderRate: { payabli: [] },
  concurrency: 32,
  checkpoint,
})) {
  if (!complete) throw new Error("a row failed");
  if (++done % 10_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  if (globalThis.gc && done % 100_000 === 0) {
    globalThis.gc();
    alive = Math.max(alive, process.memoryUsage().heapUsed);
  }
}
const seconds = (performance.now() - startedAt) / 1000;
const megabytes = (bytes) => `${Math.round(bytes / 1e6)} MB`;
console.log(
  `${done} rows: ${megabytes(peak)} resident, ${megabytes(alive)} alive, ${Math.round(done / seconds)} a second`,
);
