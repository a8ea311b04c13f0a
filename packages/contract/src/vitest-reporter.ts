import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { processTerminal } from "@provider-clients/command-line";
import type { Reporter } from "vitest/node";
import { isContractError } from "./contract-error.js";
import { coverageVariable, readCoverage } from "./test-coverage/coverage-folder.js";
import { type CoverageReportOptions, reportCoverage } from "./test-coverage/report-coverage.js";

export type { CoverageReportOptions } from "./test-coverage/report-coverage.js";

/**
 * A Vitest reporter that says what the tests reached of the documents behind their mock servers: operations, statuses,
 * parameters, properties and constraints. Below the threshold the run fails.
 *
 * @example
 * ```ts
 * import { contractCoverage } from "@provider-clients/contract/vitest-reporter";
 * import { defineConfig } from "vitest/config";
 *
 * export default defineConfig({
 *   test: { reporters: ["default", contractCoverage({ threshold: 60, report: "reports/coverage.html" })] },
 * });
 * ```
 */
export const contractCoverage = (options: CoverageReportOptions = {}): Reporter => {
  let folder: string | undefined;
  return {
    async onTestRunStart() {
      folder = await mkdtemp(join(tmpdir(), "contract-coverage-"));
      // The processes and threads in which tests run begin with this environment.
      process.env[coverageVariable] = folder;
    },
    async onTestRunEnd() {
      if (folder === undefined) return;
      if (!(await isEnough(folder, options))) process.exitCode = 1;
      await rm(folder, { recursive: true, force: true });
    },
  };
};

const isEnough = async (folder: string, options: CoverageReportOptions): Promise<boolean> => {
  const terminal = processTerminal();
  try {
    return await reportCoverage(await readCoverage(folder), options, terminal);
  } catch (error) {
    if (!isContractError(error)) throw error;
    // A run without a mock server, such as one of a single file, reaches nothing.
    terminal.error("No test of this run started a mock server: nothing was reached.");
    return (options.threshold ?? 0) === 0;
  }
};
