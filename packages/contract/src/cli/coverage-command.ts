import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import { readCoverage } from "../test-coverage/coverage-folder.js";
import { reportCoverage } from "../test-coverage/report-coverage.js";

const command = describeCommand({
  name: "provider-contract coverage",
  summary:
    "Says what your own tests reached of a document, from what their mock servers wrote into a folder.",
  operands: [
    { name: "folder", about: "the folder that PROVIDER_CONTRACT_COVERAGE named while the tests ran" },
  ],
  options: {
    threshold: { type: "integer", about: "the least share of every document, in per cent" },
    report: {
      type: "string",
      value: "path",
      bare: "reports/coverage.html",
      about: "write an HTML page (reports/coverage.html)",
    },
    json: {
      type: "string",
      value: "path",
      about: "write found, hit, and the hits and line of every item as JSON",
    },
  },
  exitCodes: { 0: "the threshold is reached", 1: "it is not" },
});

/** The `coverage` command; resolves to its exit code. */
export const coverageCommand = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [folder = ""] }) => {
    const { threshold = 0, report, json } = values;
    if (threshold < 0 || threshold > 100) throw new UsageError("--threshold is from 0 to 100.");
    const options = {
      threshold,
      ...(report === undefined ? {} : { report }),
      ...(json === undefined ? {} : { json }),
    };
    return (await reportCoverage(await readCoverage(folder), options, terminal)) ? 0 : 1;
  });
