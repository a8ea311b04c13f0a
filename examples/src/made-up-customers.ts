import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startMockServer } from "@provider-clients/contract";

/** The command `provider-bulk`, as a file that Node runs. */
export const providerBulk = fileURLToPath(
  new URL("./bin/provider-bulk.js", import.meta.resolve("@provider-clients/bulk/package.json")),
);

const map = {
  operation: "update",
  targets: { soap: { id: "soap_id" }, payabli: { id: "payabli_id" } },
  fields: { firstName: "first_name", lastName: "last_name" },
};

/** A folder with `customers.csv` and `map.json`, and mock servers for Soap and Payabli with what the command reads. */
export const madeUpCustomers = async (amount: number) => {
  const folder = await mkdtemp(join(tmpdir(), "customers-"));
  const lines = Array.from({ length: amount }, (_, index) => `cus_${index},${index + 1},Jane,Doe ${index}`);
  await writeFile(
    join(folder, "customers.csv"),
    ["soap_id,payabli_id,first_name,last_name", ...lines, ""].join("\n"),
  );
  await writeFile(join(folder, "map.json"), JSON.stringify(map));
  const soap = await startMockServer("soap");
  const payabli = await startMockServer("payabli");
  return {
    folder,
    environment: {
      SOAP_API_KEY: "made-up",
      SOAP_BASE_URL: soap.url,
      PAYABLI_REQUEST_TOKEN: "made-up",
      PAYABLI_BASE_URL: payabli.url,
    },
    requests: () => soap.requests.length + payabli.requests.length,
    [Symbol.asyncDispose]: async () => {
      await soap[Symbol.asyncDispose]();
      await payabli[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
};
