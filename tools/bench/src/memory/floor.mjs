// `node floor.mjs <rows>`: as many answers of a mocked `fetch` as child.mjs reads, and nothing else. What the runtime
// itself lets pile up; prints the most memory that the process held, in megabytes.
const count = Number(process.argv[2]);
const everyRows = 10_000;
const concurrency = 32;

const answer = (body) => async () => new Response(body, { headers: { "content-type": "application/json" } });
const providers = [answer('{"id":"cus_1"}'), answer('{"isSuccess":true}')];

let begun = 0;
let resident = 0;
const work = async () => {
  while (begun < count) {
    begun += 1;
    if (begun % everyRows === 0) resident = Math.max(resident, process.memoryUsage.rss());
    await Promise.all(providers.map(async (fetch) => (await fetch()).json()));
  }
};
await Promise.all(Array.from({ length: concurrency }, work));
console.log(JSON.stringify({ residentMegabytes: resident / 1e6, aliveMegabytes: 0 }));
