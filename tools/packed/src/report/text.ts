import { renderTable, type Terminal } from "@provider-clients/command-line";
import type { Check } from "../consumers/check.ts";
import { type Cell, matricesOf, type PackageMatrix } from "./matrix.ts";
import type { Report } from "./outcome.ts";

const marks: Readonly<Record<Cell, string>> = {
  passed: "ok",
  failed: "FAILED",
  absent: "-",
  "not-run": "not run",
};

type Width = Pick<Terminal, "columns" | "isColored">;

const matrixText = ({ package: name, columns, rows }: PackageMatrix, terminal: Width): string =>
  renderTable(
    {
      columns: [name, ...columns.map(({ title }) => title)].map((title) => ({ title })),
      rows: rows.map(({ row, cells }) => [row, ...cells.map((cell) => marks[cell])]),
    },
    terminal,
  ).join("\n");

const checkText = ({ subject, passed, detail, notRun }: Check): string =>
  `${passed ? "ok     " : notRun === undefined ? "FAILED " : "not run"} ${subject}${passed && detail ? ` (${detail})` : ""}`;

/** The report for a terminal. */
export const reportText = (report: Report, terminal: Width): string => {
  const matrices = [report.clients, report.contract, report.bulk]
    .flatMap(matricesOf)
    .map((matrix) => matrixText(matrix, terminal));
  const groups = Map.groupBy(report.checks, ({ group }) => group);
  const checks = [...groups].map(([group, members]) => [group, ...members.map(checkText)].join("\n"));
  return [...matrices, ...checks].join("\n\n");
};
