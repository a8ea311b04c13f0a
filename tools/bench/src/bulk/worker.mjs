import { openBulk } from "@provider-clients/bulk";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";

// `node --expose-gc worker.mjs <database>`: works on the run until it is done, over a mocked `fetch`, and prints, for the
// first and the second half of its rows, the most megabytes that the process held, and those that were alive at the end
// of it. JavaScript, because what strips types takes 20 MB by itself.
const bulk = await openBulk({ connectionString: process.argv[2] });
const { providers } = await bulk.status();
const share = providers.reduce((sum, { queued }) => sum + queued, 0) / 4;

const answers = { "soap.example": '{"id":"cus_1"}', "payabli.example": '{"isSuccess":true}' };
const send = async (input) =>
  new Response(answers[new URL(input).hostname], { headers: { "content-type": "application/json" } });

let done = 0;
const resident = [0, 0];
const alive = [];
const noteAlive = () => {
  globalThis.gc();
  alive.push(process.memoryUsage().heapUsed / 1e6);
};
await bulk.work({
  concurrency: 64,
  perProviderRate: { payabli: [] },
  fetch: send,
  clients: ({ fetch }) => ({
    soap: createSoapClient({ apiKey: "made-up", baseUrl: "https://soap.example", fetch }),
    payabli: createPayabliClient({ requestToken: "made-up", baseUrl: "https://payabli.example", fetch }),
  }),
  onRow: () => {
    done += 1;
    if (done === Math.floor(share / 2)) noteAlive();
    if (done % 1000) return;
    const half = done < share / 2 ? 0 : 1;
    resident[half] = Math.max(resident[half], process.memoryUsage.rss() / 1e6);
  },
});
noteAlive();
await bulk.close();
console.log(JSON.stringify({ done, resident, alive }));
