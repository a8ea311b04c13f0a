import { createRequire } from "node:module";
import { createCustomers } from "@provider-clients/customers";
import { createFinosuClient } from "@provider-clients/finosu";
import { createPayabliClient } from "@provider-clients/payabli";
import { createSoapClient } from "@provider-clients/soap";
import type { RowResult } from "./rows.ts";
import { runAll } from "./run-all.ts";

const imported = {
  finosu: createFinosuClient,
  soap: createSoapClient,
  payabli: createPayabliClient,
  customers: createCustomers,
};

/** CommonJS programs must get the same functions as ECMAScript modules, not a second copy. */
const requireRows = (): RowResult[] => {
  const required: Record<string, unknown> = createRequire(import.meta.url)("./required.cjs");
  return Object.entries(imported).map(([name, value]) => ({
    package: name,
    row: "require() from CommonJS",
    passed: required[name] === value,
    ...(required[name] !== value && { detail: `require() gives ${typeof required[name]}` }),
  }));
};

// For Node.js, Bun and Deno: `main.js <address of the mock server>` prints the results as JSON.
console.log(JSON.stringify([...(await runAll(process.argv[2] ?? "")), ...requireRows()]));
