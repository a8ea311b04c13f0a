import { createRequire } from "node:module";
import { processTerminal, runProgram, type Terminal } from "@provider-clients/command-line";
import { isContractError } from "../contract-error.js";
import { checkCommand } from "./check-command.js";
import { coverageCommand } from "./coverage-command.js";
import { mockCommand } from "./mock-command.js";
import { verifyCommand } from "./verify-command.js";

const commands = {
  mock: { summary: "answer requests as a document says, on a port of this machine", run: mockCommand },
  verify: { summary: "compare a server with a document", run: verifyCommand },
  coverage: { summary: "say what your own tests reached of a document", run: coverageCommand },
  check: { summary: "try every case of a document against its own mock server", run: checkCommand },
};

/** Runs a command line and resolves to its exit code: 0 for success, 1 for a finding, 2 for wrong arguments. */
export const main = async (
  args: readonly string[],
  terminal: Terminal = processTerminal(),
): Promise<number> => {
  const { version }: { version: string } = createRequire(import.meta.url)("../../package.json");
  const summary = "Mock servers and contract checks from an OpenAPI document.";
  try {
    return await runProgram({ name: "provider-contract", version, summary, commands }, args, terminal);
  } catch (error) {
    if (!isContractError(error)) throw error;
    terminal.error(error.message);
    return 2;
  }
};
