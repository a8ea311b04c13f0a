import type { CreateGet } from "../../peers/subjects/create-get.ts";
import { mockedFetch } from "./mocked-fetch.ts";

// Runs one subject in its own process: `node child.ts <bundled subject>`. Each message requests one round of that many
// calls; the reply is the processor time per call, in microseconds.
const [file] = process.argv.slice(2);
const { createGet } = (await import(String(file))) as { readonly createGet: CreateGet };
const get = createGet(mockedFetch);

const first = JSON.stringify(await get("1001"));
if (!first.includes("Jane")) throw new Error(`The subject did not return the customer: ${first}`);

process.on("message", async (calls: number) => {
  const before = process.cpuUsage();
  for (let call = 0; call < calls; call += 1) await get("1001");
  const { user, system } = process.cpuUsage(before);
  process.send?.((user + system) / calls);
});
process.send?.("ready");
