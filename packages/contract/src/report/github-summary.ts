import { type ContractReport, failuresOf } from "../run/contract-report.js";
import { describeFailedCase, describeFailedRandom } from "./describe-failure.js";
import { describeTotals, matrixColumns, showTally, summariseOperations } from "./summarise.js";

/** Reports as Markdown for a GitHub step summary. */
export const formatGithubSummary = (
  reports: readonly ContractReport[],
  rerun: (id: string) => string,
): string => `## Contract checks\n\n${reports.map((report) => formatOne(report, rerun)).join("\n")}`;

const formatOne = (report: ContractReport, rerun: (id: string) => string): string => {
  const failures = failuresOf(report);
  const verdict = failures.length === 0 ? "passed" : `**failed**: ${failures.join("; ")}`;
  const rows = summariseOperations(report).map((row) => {
    return `| ${row.id} | ${matrixColumns.map((column) => showTally(row[column])).join(" | ")} |`;
  });
  const failed = [
    ...report.cases.filter(({ isPassed }) => !isPassed).map((each) => describeFailedCase(each, rerun)),
    ...report.random
      .filter(({ isPassed }) => !isPassed)
      .map((each) => describeFailedRandom(each, report.seed, rerun)),
  ];
  const details = failed.slice(0, 20).map(({ id, lines }) => {
    return `<details><summary><code>${id}</code></summary>\n\n\`\`\`\`text\n${lines.join("\n")}\n\`\`\`\`\n\n</details>`;
  });
  return [
    `### ${report.name}: ${verdict}`,
    "",
    `| operation | ${matrixColumns.join(" | ")} |`,
    `| --- |${" ---: |".repeat(matrixColumns.length)}`,
    ...rows,
    "",
    ...(report.isPartial ? [] : describeTotals(report).map(({ label, text }) => `- ${label}: ${text}`)),
    ...report.mutation.survivors.map(({ id, description }) => `- survivor: \`${id}\` (${description})`),
    ...report.coverage.skipped.map(({ id, reason }) => `- skipped: ${id} (${reason})`),
    ...report.faults.map(({ pointer, reason }) => `- fault: \`${pointer}\` (${reason})`),
    "",
    ...details,
    "",
  ].join("\n");
};
