import type { Terminal } from "@provider-clients/command-line";
import { writeReport } from "../cli/write-report.js";
import { formatCoverageHtml } from "../report/coverage-html.js";
import { formatCoverage } from "../report/coverage-text.js";
import { coverageJson } from "./coverage-json.js";
import { percentOf, shareOf, type TestCoverage } from "./test-coverage.js";

/** What is told of coverage, and when it is too little. */
export interface CoverageReportOptions {
  /**
   * The least share of every document that has to be reached, in per cent.
   * @default 0
   */
  readonly threshold?: number;
  /** Where an HTML page is written. */
  readonly report?: string;
  /** Where JSON is written: found, hit, and every item with its hits and line, by document and operation. */
  readonly json?: string;
}

/** Prints and writes what was reached, and says whether it is enough. */
export const reportCoverage = async (
  coverages: readonly TestCoverage[],
  { threshold = 0, report, json }: CoverageReportOptions,
  terminal: Terminal,
): Promise<boolean> => {
  for (const coverage of coverages) terminal.log(formatCoverage(coverage, terminal));
  if (report !== undefined) await writeReport(report, formatCoverageHtml(coverages), terminal);
  if (json !== undefined)
    await writeReport(json, `${JSON.stringify(coverageJson(coverages), undefined, 2)}\n`, terminal);
  const short = coverages.filter(({ items }) => percentOf(shareOf(items)) < threshold);
  for (const { name, items } of short)
    terminal.error(`${name}: ${percentOf(shareOf(items))} % was reached, and ${threshold} % is asked for.`);
  return short.length === 0;
};
