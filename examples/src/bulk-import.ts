import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { madeUpCustomers, providerBulk } from "./made-up-customers.ts";

// A CSV to results on one machine, with mock servers for the providers.
await using customers = await madeUpCustomers(Number(process.env.ROWS ?? 100));
const { folder, environment } = customers;
const args = ["import", join(folder, "customers.csv"), "--map", join(folder, "map.json"), "--no-rate-limit"];
const command = spawn(process.execPath, [providerBulk, ...args], { env: environment, stdio: "inherit" });
const [code] = await once(command, "close");
const results = (await readFile(join(folder, "customers.results.csv"), "utf8")).trimEnd().split("\n");
for (const line of results.slice(0, 5)) console.log(line);
console.log(`${results.length - 1} results, ${customers.requests()} requests, exit code ${code}`);
