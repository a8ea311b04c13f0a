import type { Check } from "../consumers/check.ts";
import { type Cell, matricesOf, type PackageMatrix } from "./matrix.ts";
import type { Report } from "./outcome.ts";

const marks: Readonly<Record<Cell, string>> = {
  passed: "ok",
  failed: "FAILED",
  absent: "-",
  "not-run": "not run",
};

const matrixText = ({ package: name, columns, rows }: PackageMatrix): string => {
  const lines = [
    [name, ...columns.map(({ title }) => title)],
    ...rows.map(({ row, cells }) => [row, ...cells.map((cell) => marks[cell])]),
  ];
  const widths = (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

const checkText = ({ subject, passed, detail }: Check): string =>
  `${passed ? "ok     " : "FAILED "} ${subject}${passed && detail ? ` (${detail})` : ""}`;

/** The report for a terminal. */
export const reportText = (report: Report): string => {
  const matrices = [report.clients, report.contract].flatMap(matricesOf).map(matrixText);
  const groups = Map.groupBy(report.checks, ({ group }) => group);
  const checks = [...groups].map(([group, members]) => [group, ...members.map(checkText)].join("\n"));
  return [...matrices, ...checks].join("\n\n");
};
