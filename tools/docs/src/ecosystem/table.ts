import { markdownTable } from "@provider-clients/codegen";
import type { TriedTool } from "./tools.ts";

/** One test as Vitest reports it. */
export interface TestResult {
  /** Relative to the root. */
  readonly file: string;
  readonly fullName: string;
  readonly status: string;
}

/**
 * The table of the tools that were tried, out of the results of the tests.
 *
 * @throws {Error} for a tool that no test tried.
 */
export const toolTable = (
  tools: readonly TriedTool[],
  results: readonly TestResult[],
  versionOf: (tool: TriedTool) => string,
): string =>
  markdownTable(
    ["tool", "version", "what was tried", "result"],
    tools.map((tool) => {
      const ran = results.filter(
        ({ file, fullName, status }) =>
          file === `${tool.workspace}/${tool.file}` &&
          (tool.tests?.test(fullName) ?? true) &&
          status !== "skipped",
      );
      if (ran.length === 0) throw new Error(`No test of ${tool.workspace}/${tool.file} tried ${tool.name}.`);
      const passed = ran.filter(({ status }) => status === "passed").length;
      const tried = [...new Set(ran.map(({ fullName }) => fullName))].join("; ");
      return [tool.name, versionOf(tool), tried, `${passed} of ${ran.length} passed`];
    }),
  );
