import { isContractError, startMockServer } from "@provider-clients/contract";
import { runCommandLine } from "./contract-command-line.ts";
import { type Rows, runRows, same } from "./rows.ts";

const oldNode = async () => {
  const { code, output, errors } = await runCommandLine("mock", "soap");
  same("exit code and output", [code, output], [2, ""]);
  const lines = errors.trimEnd().split("\n");
  if (lines.length !== 1 || !/24\.18/.test(errors)) throw new Error(`it printed: ${errors}`);
};

const oldNodeInCode = async () => {
  const code = await startMockServer("soap").then(
    () => "started",
    (error: unknown) => isContractError(error) && error.code,
  );
  same("code of the error", code, "old-node");
};

const rows: Rows = {
  "too old, said in one line": oldNode,
  "too old, told in code": oldNodeInCode,
};

// For an unsupported Node.js: prints the results as JSON.
console.log(JSON.stringify(await runRows("contract", rows, () => Promise.reject(new Error("not used")))));
