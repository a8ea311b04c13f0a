import { runBulk } from "./bulk-command-line.ts";
import { type Rows, runRows, same } from "./rows.ts";

const oldNode = async () => {
  const { code, output, errors } = await runBulk(["status", "customers.csv"]);
  same("exit code and output", [code, output], [2, ""]);
  const lines = errors.trimEnd().split("\n");
  if (lines.length !== 1 || !/22\.12/.test(errors)) throw new Error(`it printed: ${errors}`);
};

const rows: Rows = { "too old, said in one line": oldNode };

// For a Node.js that the package does not support: prints the results as JSON.
console.log(JSON.stringify(await runRows("bulk", rows, () => Promise.reject(new Error("not used")))));
