import { runCommandLine } from "./contract-command-line.ts";
import { type Rows, runRows, same } from "./rows.ts";

const oldNode = async () => {
  const { code, output, errors } = await runCommandLine("mock", "soap");
  same("exit code and output", [code, output], [2, ""]);
  const lines = errors.trimEnd().split("\n");
  if (lines.length !== 1 || !/24\.18/.test(errors)) throw new Error(`it printed: ${errors}`);
};

const rows: Rows = { "too old, said in one line": oldNode };

// For an unsupported Node.js: prints the results as JSON.
console.log(JSON.stringify(await runRows("contract", rows, () => Promise.reject(new Error("not used")))));
