import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { contractOptions } from "./contract-options.js";
import { documentOperand } from "./document-operand.js";
import { runSubjects } from "./run-subjects.js";

const command = describeCommand({
  name: "provider-contract check",
  summary:
    "Tries the document itself: every case that it implies is sent, by plain HTTP, to its own mock server.",
  operands: [documentOperand],
  options: {
    foreign: {
      type: "boolean",
      about: "it is somebody else's: what is wrong in it is listed, and fails nothing",
    },
    ...contractOptions,
  },
  exitCodes: { 0: "everything passed", 1: "something did not" },
});

/** The `check` command; resolves to its exit code. */
export const checkCommand = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, ({ values, operands: [document = ""] }) => {
    const rerun = (id: string) => `provider-contract check ${document} --case ${id}`;
    return runSubjects([{ name: document, document, isForeign: values.foreign }], values, {
      rerun,
      terminal,
    });
  });
